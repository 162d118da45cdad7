/**
 * Copies a text into one piece.
 *
 * V8 keeps a text that was joined, or cut from a longer one, as a reference to its parts. `JSON.stringify` takes more than
 * twice as long for a request or an event that holds one such text.
 */
export const copyText = (text: string): string => [text.slice(0, 1), text.slice(1)].join('')
