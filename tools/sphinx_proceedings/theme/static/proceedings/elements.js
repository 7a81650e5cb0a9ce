// Making elements.  Whatever comes from data or from the address goes in as text.

// What only ever says the tool's own words: they are English, also on pages of another language.
const OURS = new Set(["button", "label", "legend", "summary"]);
const isEnglish = /^en\b/.test(document.documentElement.lang || "en");

export const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  if (!isEnglish && (OURS.has(name) || properties.role === "status")) made.lang = "en";
  made.append(...children);
  return made;
};

export const button = (label, act, properties = {}) => {
  const made = element(
    "button",
    { type: "button", className: "tool-button", ...properties },
    label,
  );
  if (act) made.addEventListener("click", act);
  return made;
};

/** `1 talk`, `2 talks`. */
export const counted = (count, one) => `${count} ${one}${count === 1 ? "" : "s"}`;
