// The shapes of the index files; hooks/search/index.py writes them.

/**
 * @typedef {object} Meta what every query needs
 * @property {number} buckets
 * @property {number} chunk entries in one file of what is shown
 * @property {number[]} lengths different terms in title, asks and text, entry after entry
 * @property {[string, string][]} platforms id and name
 * @property {(number | number[])[]} platformsOf per entry; an empty list means any
 * @property {[string, string][]} kinds id and name
 * @property {number[]} kindOf per entry
 * @property {number[]} groups per record: how many entries it has; they stand together
 * @property {Record<string, string>} grades
 * @property {string} simple traditional characters, each before its simplified one
 * @property {[string[], string[], string][]} synonyms what is meant, what is said, platform
 */

/** @typedef {Record<string, number[][]>} Bucket per term and field: packed entries */

/** @typedef {[title: string, text: string, address: string, grade: string, aside: string]} Row */

/**
 * @typedef {object} Latin what Latin words that match nothing may mean
 * @property {string[]} words
 * @property {Record<string, string>} syllables
 * @property {string} pairs
 * @property {Record<string, string[]>} initials
 */

/**
 * @typedef {object} Hit
 * @property {string} title
 * @property {string} text
 * @property {string} address from the site's root
 * @property {string} kind
 * @property {string} grade id, empty where a record has none
 * @property {string} gradeName
 * @property {string} aside address of the rumour about this fact, or empty
 * @property {string[]} platforms names
 */

/**
 * @typedef {object} Found
 * @property {Hit[]} hits best first
 * @property {string} platform id of the platform that weighs more, or empty
 * @property {string} platformName
 * @property {boolean} near the hits are only near: nothing matched as it was written
 * @property {string[]} unknown words that no entry holds
 * @property {string[]} terms what to mark
 */

export {};
