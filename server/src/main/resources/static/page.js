// What makes the pages better with scripts; every page works without this file.
(() => {
  "use strict";

  // Copy buttons appear only where they work, and say so when they have.
  function offerCopies(root) {
    for (const button of root.querySelectorAll("button[data-copy]")) {
      button.hidden = !navigator.clipboard;
    }
  }

  async function copy(button) {
    await navigator.clipboard.writeText(button.dataset.copy);
    const words = button.querySelector("[data-copied]");
    const before = words.textContent;
    words.textContent = words.dataset.copied;
    setTimeout(() => (words.textContent = before), 2500);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-copy]");
    if (button) copy(button);
  });

  // Another language is another page: its button sends the form past htmx, as without scripts.
  document.addEventListener(
    "submit",
    (event) => {
      if (event.submitter?.name === "lang") event.stopImmediatePropagation();
    },
    true,
  );

  // A form is sent once; coming back to the page makes its button usable again.
  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!button?.hasAttribute("data-once")) return;
    if (button.getAttribute("aria-busy") === "true") {
      event.preventDefault();
      return;
    }
    button.setAttribute("aria-busy", "true");
  });

  addEventListener("pageshow", () => {
    for (const button of document.querySelectorAll('[data-once][aria-busy="true"]')) {
      button.removeAttribute("aria-busy");
    }
  });

  // Enter in a field presses the button that the field names, not the first of the form.
  document.addEventListener("keydown", (event) => {
    const field = event.target;
    if (event.key !== "Enter" || event.isComposing || field.tagName !== "INPUT") return;
    const button = document.getElementById(
      field.dataset.enter ?? field.form?.dataset.enter ?? "",
    );
    if (button) {
      event.preventDefault();
      button.click();
    }
  });

  // Digits in groups, as they stand on the card. The caret stays behind the digit it was behind.
  function group(field) {
    const before = field.value.slice(0, field.selectionStart).replace(/\D/g, "").length;
    const digits = field.value.replace(/\D/g, "").slice(0, 19);
    const sizes = /^3[47]/.test(digits) ? [4, 6, 5] : [4, 4, 4, 4, 3];
    let text = "";
    let caret = 0;
    let index = 0;
    for (const size of sizes) {
      if (index >= digits.length) break;
      if (index > 0) text += " ";
      for (const digit of digits.slice(index, index + size)) {
        text += digit;
        if (++index === before) caret = text.length;
      }
    }
    field.value = text;
    field.setSelectionRange(caret, caret);
  }

  function expiry(field, typing) {
    const digits = field.value.replace(/\D/g, "").slice(0, 4);
    if (digits.length >= 3) field.value = digits.slice(0, 2) + " / " + digits.slice(2);
    else if (typing && /^[2-9]$/.test(digits)) field.value = "0" + digits + " / ";
    else if (typing && digits.length === 2) field.value = digits + " / ";
  }

  document.addEventListener("input", (event) => {
    const field = event.target;
    if (field.dataset?.format === "card") group(field);
    if (field.dataset?.format === "expiry") {
      expiry(field, !event.inputType?.startsWith("delete"));
    }
  });

  // What is demanded of consumers alone, as the box beside it says.
  document.addEventListener("change", (event) => {
    if (event.target.id !== "business") return;
    for (const field of event.target.form.querySelectorAll("[data-of-consumers]")) {
      field.required = !event.target.checked;
    }
  });

  // After a part of a form came back: fields say whether they are wrong, and the first that is, or
  // else the notice, has the focus, if the buyer had pressed the button.
  function markFields() {
    for (const error of document.querySelectorAll(".error[data-field]")) {
      const field = document.getElementById(error.dataset.field);
      if (error.textContent.trim()) field?.setAttribute("aria-invalid", "true");
      else field?.removeAttribute("aria-invalid");
    }
  }

  document.addEventListener("htmx:afterSettle", markFields);

  document.addEventListener("htmx:afterRequest", (event) => {
    const { elt, xhr } = event.detail;
    for (const button of document.querySelectorAll('[data-once][aria-busy="true"]')) {
      if (!xhr?.getResponseHeader("HX-Redirect")) button.removeAttribute("aria-busy");
    }
    if (elt.tagName !== "FORM" || !xhr || xhr.status < 400) return;
    // After the parts have settled.
    setTimeout(() => {
      markFields();
      const wrong = [...document.querySelectorAll('[aria-invalid="true"]')];
      const first = wrong.find((field) => field.offsetParent !== null);
      (first ?? document.getElementById("notices"))?.focus();
    }, 60);
  });

  document.addEventListener("htmx:afterSwap", (event) => offerCopies(event.target));
  offerCopies(document);
})();
