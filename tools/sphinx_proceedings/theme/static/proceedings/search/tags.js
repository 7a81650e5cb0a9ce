// What results are narrowed to, as buttons that take it away.

import { button, element } from "../elements.js";
import { gettext } from "../words.js";

/**
 * @param {HTMLElement} place
 * @param {[name: string, text: string][]} chosen
 * @param {(names: string[]) => void} remove
 */
export const showTags = (place, chosen, remove) => {
  const hadFocus = place.contains(document.activeElement);
  const tags = chosen.map(([name, choice]) => {
    // For translators: {choice} such as “Author: Ada Lovelace”.
    const ariaLabel = gettext("Remove {choice}", { choice });
    return button("", () => remove([name]), { className: "search-tag", ariaLabel });
  });
  for (const [at, tag] of tags.entries()) {
    tag.append(element("span", { dir: "auto" }, chosen[at][1]), " ×");
  }
  if (tags.length > 1) {
    const all = () => remove(chosen.map(([name]) => name));
    tags.push(button(gettext("Remove all"), all, { className: "search-tag" }));
  }
  place.replaceChildren(...tags);
  if (hadFocus) tags[0]?.focus();
};
