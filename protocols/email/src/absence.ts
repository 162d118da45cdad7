import { away } from './classify/doubts.ts'
import { holds, phrase } from './classify/phrase.ts'
import { type Sentence, sentencesOf } from './classify/plain-form.ts'
import type { DateOrder } from './dates.ts'

/** Words of a sentence that says that nobody is there. */
const absent = phrase`\b(?:out of (?:the |my )?office|away|on (?:holiday|vacation|leave|annual leave|sick leave)|absent|closed|closing|closure|not (?:in the office|at work|staffed|available)|back (?:in the office |at work )?on|return(?:ing)? (?:to (?:the office|work) )?on|reopen\w*|limited access|nicht (?:im (?:buero|haus|dienst)|da|erreichbar|besetzt|anwesend)|abwesend\w*|abwesenheit\w*|urlaub\w*|ferien|geschlossen|schliess\w*|schliessung\w*|ausser haus|zurueck|wieder (?:da|erreichbar|geoeffnet|im (?:buero|haus|dienst))|absente?s?|absence|fermee?s?|fermeture|conges?|vacances|de retour|rouvr\w*|reouv\w*)\b`
/** Words before the first day on which somebody is there again. */
const again = phrase`\b(?:back|return\w*|reopen\w*|open again|again|zurueck|wieder|ab|from|on|am|retour|rouvr\w*|reouv\w*|a partir du|des le)(?: \w+){0,4} (?:the )?@date`
const untilDay = phrase`\b(?:until|till|to|through|bis|jusqu'au|au)(?: einschliesslich| including| zum| the| [a-z]{2,4}di)? @date`
/** Words that say it without a day, in French; others are in `away`. */
const awayInFrench = phrase`\b(?:je (?:suis|serai)|nous (?:sommes|serons))(?: \w+){0,2} (?:absente?s?|en conges?|en vacances|fermes)\b`

const isAway = (sentences: readonly Sentence[]): boolean =>
  sentences.some(({ plain }) => holds(plain, away) || holds(plain, awayInFrench))

/** The days on which nobody is there: a first one only where it is named, none where they are not clear. */
export type Absence = { readonly from?: string; readonly to?: string }

const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)

/**
 * Reads when nobody is there, of a vacation note in English, German or French: "closed from 20 December until 6 January", "back on
 * 7 January". Where its sentences name more than two days, or only days that are past, no day is read.
 *
 * @param today `2026-02-01`
 * @returns undefined for a text that says nothing of the kind
 */
export function readAbsence(
  text: string,
  { today, dateOrder }: { readonly today: string; readonly dateOrder?: DateOrder | undefined },
): Absence | undefined {
  const sentences = sentencesOf(text.slice(0, 5_000), { today, dateOrder }) ?? []
  const named = sentences.filter(({ plain, dates }) => dates.length > 0 && holds(plain, absent))
  const days = named.flatMap(({ dates }) => dates.map(({ day }) => day))
  const [first, second = first] = new Set(days)
  if (first === undefined) return isAway(sentences) ? {} : undefined
  if (second === undefined || new Set(days).size > 2 || second < first || second < today) return {}
  if (second !== first) return { from: first, to: second }
  const isLast = named.every(({ plain }) => holds(plain, untilDay) || !holds(plain, again))
  const to = isLast ? first : dayBefore(first)
  return to < today ? {} : { to }
}
