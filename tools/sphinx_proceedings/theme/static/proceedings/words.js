// What scripts say, in the language of the page.  As in the rest of the tool (`wording/messages.py`),
// the English text is a message's name, and what varies in it is named in braces.

/** What is said in the page's language; nothing in English, and where there are no translations. */
const catalogue = /** @type {{ proceedingsWords?: ScriptWords }} */ (
  /** @type {unknown} */ (globalThis)
).proceedingsWords;
const ofPage = document.documentElement.lang || "en";

/** Whether messages stand for themselves. */
export const isEnglish = !catalogue;

/** Whether messages are of another language than the page. */
export const isForeign = isEnglish && !/^en\b/.test(ofPage);

/** For dates and numbers, with the calendar and the digits that all pages have. */
export const LANGUAGE = new Intl.Locale(isEnglish ? "en-GB" : ofPage, {
  calendar: "gregory",
  numberingSystem: "latn",
}).toString();

/**
 * The forms of a message, where it is translated.
 * @param {string} name
 */
const translated = (name) =>
  catalogue && Object.hasOwn(catalogue.messages, name) ? catalogue.messages[name] : null;

/**
 * @param {string} text
 * @param {Record<string, unknown>} values those that are not given stay as they are named
 */
const filled = (text, values) =>
  text.replace(/\{(\w+)\}/g, (named, name) =>
    Object.hasOwn(values, name) ? String(values[name]) : named,
  );

/**
 * @param {string} one
 * @param {string} several
 * @param {number} count
 */
const ofMany = (one, several, count) => {
  const forms = translated(one);
  const text = forms ? forms[catalogue?.plural(count) ?? 0] : count === 1 ? one : several;
  return filled(text ?? several, { count: number(count) });
};

/**
 * Puts nodes, or texts, where a message names them.
 * @param {string} text
 * @param {Record<string, Said>} parts
 * @returns {(Node | string)[]}
 */
const withParts = (text, parts) =>
  text
    .split(/\{(\w+)\}/)
    .flatMap((piece, at) => (at % 2 ? (parts[piece] ?? `{${piece}}`) : piece || []));

/**
 * With what parts its thousands.
 * @param {number} value
 */
export const number = (value) =>
  value < 1000 ? String(value) : new Intl.NumberFormat(LANGUAGE).format(value);

/**
 * A message with its values.
 * @param {string} message
 * @param {Record<string, unknown>} values
 */
export const gettext = (message, values = {}) =>
  filled(translated(message)?.[0] ?? message, values);

/**
 * The same of a message that means something else in another context.
 * @param {string} context
 * @param {string} message
 */
export const pgettext = (context, message) =>
  translated(`${context}\u0004${message}`)?.[0] ?? message;

/**
 * A message of `{count}` things.
 * @param {string} one
 * @param {string} several
 * @param {number} count
 * @param {Record<string, unknown>} values
 */
export const ngettext = (one, several, count, values = {}) =>
  filled(ofMany(one, several, count), values);

/**
 * A message with elements in it.
 * @param {string} message
 * @param {Record<string, Said>} parts
 */
export const told = (message, parts) => withParts(gettext(message), parts);

/**
 * The same of `{count}` things.
 * @param {string} one
 * @param {string} several
 * @param {number} count
 * @param {Record<string, Said>} parts
 */
export const toldOfMany = (one, several, count, parts) =>
  withParts(ofMany(one, several, count), parts);

/**
 * Marks a message that is said later.
 * @param {string} message
 */
export const noop = (message) => message;
