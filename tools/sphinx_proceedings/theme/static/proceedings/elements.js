// Making and finding elements.  Whatever comes from data or from the address goes in as text.

import { isForeign } from "./words.js";

// What only ever says the tool's own words.
const OURS = new Set(["button", "label", "legend", "summary"]);

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Partial<HTMLElementTagNameMap[Name]>} properties
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  if (isForeign && (OURS.has(name) || properties.role === "status")) made.lang = "en";
  made.append(...children);
  return made;
};

/**
 * The first within a place that a selector fits; the page has one.
 * @template {HTMLElement} Kind
 * @param {ParentNode} place
 * @param {string} selector
 * @returns {Kind}
 */
export const partOf = (place, selector) => {
  /** @type {Kind | null} */
  const found = place.querySelector(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
};

/**
 * @param {string} label
 * @param {() => void} [act]
 * @param {Partial<HTMLButtonElement>} properties
 */
export const button = (label, act, properties = {}) => {
  const made = element(
    "button",
    { type: "button", className: "tool-button", ...properties },
    label,
  );
  if (act) made.addEventListener("click", act);
  return made;
};
