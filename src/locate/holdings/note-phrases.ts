/** Words in notes of catalogues, in the languages that they are written in, by what they say of lending. */
const notLendablePhrases = [
  /\b(not for loan|non[- ]?circulating|library use only|in[- ]library use|reference (only|collection)|does not circulate|no ill|not available for (ill|interlibrary loan))\b/i,
  /\b(nicht (aus)?leihbar|nicht entleihbar|pr(ä|ae)senzbestand|nur zur (einsicht|benutzung) im lesesaal|keine fernleihe)/i,
  /\b(ikke til (ut|hjem)l[åa]n|ei lainata|exclu du pr[êe]t|consultation sur place)/i,
]

const unavailablePhrases = [
  /\b(checked out|on loan|due \d|charged|missing|lost|withdrawn|in transit|on order|in process|in cataloguing|at bindery|unavailable|not available)\b/i,
  /\b(ausgeliehen|entliehen|verliehen|vermisst|verlust|bestellt|in bearbeitung|nicht verf(ü|ue)gbar)/i,
]

const availablePhrases = [
  /\b(available|on shelf|not checked out|check shel(f|ves)|in library)\b/i,
  /\b(verf(ü|ue)gbar|am standort)/i,
]

const says = (patterns: readonly RegExp[], notes: readonly string[]): boolean =>
  notes.some((note) => patterns.some((pattern) => pattern.test(note)))

/** Reads from notes whether the item is lendable: false if they forbid it, undefined if they do not say. */
export const lendableByNotes = (notes: readonly string[]): false | undefined =>
  says(notLendablePhrases, notes) ? false : undefined

/** Reads from notes whether the item is available: undefined if they do not say. */
export const availableByNotes = (notes: readonly string[]): boolean | undefined => {
  if (says(unavailablePhrases, notes)) return false
  return says(availablePhrases, notes) ? true : undefined
}
