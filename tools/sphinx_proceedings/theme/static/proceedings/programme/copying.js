// A button that copies a text and says so.

import { button, element } from "../elements.js";
import { gettext } from "../words.js";

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
      status.textContent = gettext("Copied");
    } catch {
      // No clipboard on plain http, or no permission.
      field?.focus();
      field?.select();
      const selected = gettext("Selected: copy it with the keyboard or the menu");
      status.textContent = field ? selected : textOf();
    }
  });
  return element("span", { className: "copying" }, copy, " ", status);
};
