// The row of tools: buttons that open panels, one at a time, and links.

import { button, element } from "../elements.js";
import { gettext } from "../words.js";

/**
 * `Time zone: UTC`, of which a phone shows only what changes.
 * @param {string} message that names what changes
 * @param {Node | string} value
 */
export const labelOf = (message, value) =>
  message
    .split(/\{\w+\}/)
    .flatMap((text, at) => [
      at ? value : "",
      text && element("span", { className: "tool-words" }, text),
    ])
    .filter(Boolean);

/**
 * @param {HTMLElement} root the empty place of the page
 * @returns {Tools}
 */
export const makeTools = (root) => {
  const above = element("div", { className: "tool-news" });
  const row = element("div", { className: "tool-row" });
  const below = element("div", { className: "tool-panels" });
  /** @type {Panel[]} */
  const panels = [];

  root.role = "group";
  root.ariaLabel = gettext("Programme tools");
  root.append(row, below);
  /** @type {HTMLElement} */
  const bar = root.closest(".programme-bar") ?? root;
  // Above what stays in view.
  bar.before(above);
  const measure = () => bar.parentElement?.style.setProperty("--bar", `${bar.offsetHeight}px`);
  new ResizeObserver(measure).observe(bar);

  /** @param {Panel} [shown] */
  const show = (shown) => {
    for (const each of panels) {
      each.panel.hidden = each !== shown;
      each.button.ariaExpanded = String(each === shown);
    }
  };

  root.addEventListener("keydown", ({ key }) => {
    const opened = panels.find(({ panel }) => !panel.hidden);
    if (key !== "Escape" || !opened) return;
    show();
    opened.button.focus();
  });

  return {
    above,
    row,
    below,
    addPanel(name, label, ...children) {
      const panel = element("div", { className: "tool-panel", id: `tool-${name}`, hidden: true });
      panel.append(...children);
      const opener = button(label, () => show(panel.hidden ? made : undefined));
      opener.ariaExpanded = "false";
      opener.setAttribute("aria-controls", panel.id);
      /** @type {Panel} */
      const made = { button: opener, panel, open: () => show(made) };
      panels.push(made);
      row.append(opener);
      below.append(panel);
      return made;
    },
  };
};
