import { type KeysOf, type Reason, reason } from '../translations/reason.ts'

/** Parts of keys and secrets that everybody knows from documentation, examples and lists of guesses. */
const commonParts = [
  'changeme',
  'change-me',
  'change_me',
  'password',
  'passwort',
  'letmein',
  'qwerty',
  '12345678',
  'placeholder',
  'your-key',
  'your_key',
  'example-key',
  'secret-key',
  'topsecret',
  'xxxxxxxx',
  'replace-this',
  'secret-of-at-least',
  // Of earlier versions of the README and the tutorial.
  'sends-with-this-token',
  'admin-key-of-your-own',
]

/**
 * Returns the shortest unit that a text repeats from its beginning to its end; the text itself where it repeats none.
 */
const repeatedUnit = (text: string): string => text.slice(0, (text + text).indexOf(text, 1))

/**
 * Returns the faults of a key or secret that somebody chose: repeated characters, a known text. Its length is another
 * rule's.
 *
 * @returns what is wrong with it, without the secret itself; empty where nothing is
 */
export const secretFaults = (secret: string): readonly Reason<KeysOf<'fault'>>[] => {
  const different = new Set(secret).size
  const lower = secret.toLowerCase()
  return [
    ...(different < 10 ? [reason('fault.different_characters', { count: different })] : []),
    ...(repeatedUnit(secret).length < secret.length ? [reason('fault.repeats_text')] : []),
    ...(commonParts.some((each) => lower.includes(each)) ? [reason('fault.known_password')] : []),
  ]
}
