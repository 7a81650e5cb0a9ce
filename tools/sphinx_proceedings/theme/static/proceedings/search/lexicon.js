// All words that can be found, loaded by their first letter when a word is not among them.

const SHORTEST = 4;
const LONG = 8; // letters, from which two slips are forgiven
const OTHER = "other";

const loaded = new Map();

const unpack = (lines) => {
  let before = "";
  return lines.map((line) => {
    const word = before.slice(0, Number.parseInt(line[0], 16)) + line.slice(2);
    before = word;
    return { word, often: Number(line[1]) };
  });
};

const load = (base, letter) => {
  const name = /^[a-z]$/.test(letter) ? letter : OTHER;
  if (!loaded.has(name)) {
    const words = fetch(new URL(`words/${name}.json`, base))
      .then((answer) => (answer.ok ? answer.json() : []))
      .then(unpack);
    loaded.set(name, words);
  }
  return loaded.get(name);
};

/**
 * How many letters have to be changed, added, left out or exchanged with the next one.
 * @returns {number} more than `most` where it is more
 */
export const distance = (one, other, most) => {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [older, old] = [[], Array.from({ length: other.length + 1 }, (_, index) => index)];
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const differs = one[row - 1] === other[column - 1] ? 0 : 1;
      let least = Math.min(old[column] + 1, current[column - 1] + 1, old[column - 1] + differs);
      const isExchanged = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (isExchanged) least = Math.min(least, older[column - 2] + 1);
      current.push(least);
    }
    if (Math.min(...current) > most) return most + 1;
    [older, old] = [old, current];
  }
  return old[other.length];
};

const near = (words, asked, most) => {
  let best = null;
  for (const { word, often } of words) {
    const slips = distance(asked, word, most);
    if (slips > most) continue;
    // Slips count most, then how much of the beginning is right, then how common a word is.
    const start = [...word].findIndex((letter, index) => letter !== asked[index]);
    const cost = slips * 100 - Math.min(start < 0 ? word.length : start, 5) * 8 - often * 4;
    if (!best || cost < best.cost) best = { word, cost };
  }
  return best;
};

/** The word that was probably meant, or null. */
export const corrected = async (base, asked) => {
  if (asked.length < SHORTEST || /\d/.test(asked)) return null;
  const most = asked.length >= LONG ? 2 : 1;
  const words = await load(base, asked[0]);
  // What is being typed, and forms of a word, are no slips.
  if (words.some(({ word }) => word === asked)) return null;
  const found = near(words, asked, most) ?? near(await load(base, asked[1]), asked, most);
  return found?.word ?? null;
};

/** Whether a word, or one that begins with it, can be found. */
export const isKnown = async (base, asked) =>
  (await load(base, asked[0])).some(({ word }) => word.startsWith(asked));
