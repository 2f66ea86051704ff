-- Certificates were kept by module nexus until it became two.
alter table nexus.certificates set schema exemptions;
