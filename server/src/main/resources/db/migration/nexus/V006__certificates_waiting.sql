-- Certificates that wait for a person: few of many, counted for every page of the console.
create index certificates_waiting on certificates (vendor_id, id) where status in ('uploaded', 'reviewed');
