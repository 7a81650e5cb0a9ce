// The row of tools: buttons that open panels, one at a time, and links.

import { button, element } from "../elements.js";

/**
 * @typedef {object} Panel
 * @property {HTMLButtonElement} button
 * @property {HTMLElement} panel
 * @property {() => void} open
 */

/** @param {HTMLElement} root the empty place of the page */
export const makeTools = (root) => {
  const above = element("div", { className: "tool-news" });
  const row = element("div", { className: "tool-row" });
  const below = element("div", { className: "tool-panels" });
  const panels = [];

  root.role = "group";
  root.ariaLabel = "Programme tools";
  root.append(above, row, below);

  const show = (shown) => {
    for (const each of panels) {
      each.panel.hidden = each !== shown;
      each.button.ariaExpanded = String(each === shown);
    }
  };

  root.addEventListener("keydown", ({ key }) => {
    const opened = panels.find(({ panel }) => !panel.hidden);
    if (key !== "Escape" || !opened) return;
    show(undefined);
    opened.button.focus();
  });

  return {
    above,
    row,
    below,
    /**
     * @param {string} name for ids
     */
    addPanel(name, label, ...children) {
      const panel = element("div", { className: "tool-panel", id: `tool-${name}`, hidden: true });
      panel.append(...children);
      const opener = button(label, () => show(panel.hidden ? made : undefined));
      opener.ariaExpanded = "false";
      opener.setAttribute("aria-controls", panel.id);
      const made = { button: opener, panel, open: () => show(made) };
      panels.push(made);
      row.append(opener);
      below.append(panel);
      return made;
    },
  };
};
