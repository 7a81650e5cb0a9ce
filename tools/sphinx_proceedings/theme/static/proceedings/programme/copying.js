// A button that copies a text and says so.

import { button, element } from "../elements.js";

/**
 * @param {string} label
 * @param {() => string} textOf
 * @param {HTMLInputElement} [field] where the text can be selected if it cannot be copied
 */
export const copyButton = (label, textOf, field) => {
  const status = element("span", { className: "copy-status", role: "status" });
  const copy = button(label, async () => {
    status.textContent = "";
    try {
      await navigator.clipboard.writeText(textOf());
      status.textContent = "Copied";
    } catch {
      // No clipboard on plain http, or no permission.
      field?.focus();
      field?.select();
      status.textContent = field ? "Selected: copy it with the keyboard or the menu" : textOf();
    }
  });
  return element("span", { className: "copying" }, copy, " ", status);
};
