import type { Details, OpenPoint } from './details.ts'
import type { EventWord } from './event.ts'
import type { Letter } from './letter.ts'
import { holds, phrase } from './phrase.ts'
import { conditionTerms, damageTerms } from './terms.ts'

/** Words that may set a condition. */
const conditionWords = phrase`\b(?:only|must(?! be)|must be|may not|not allowed|not permitted|required?|conditions?|restricted|supervis\w*|nur|muss|muessen|darf nicht|duerfen nicht|bedingung\w*|ausschliesslich|unter aufsicht|erforderlich)\b`

/** Words of a shipment that is not whole yet. */
const partWords = phrase`\b(?:volumes?|vols?|part|parts|the rest|the others?|second|baende?|teil|der rest|zweite\w*)\b.{0,40}\b(?:follows?|following|to follow|later|next week|separately|folg\w*|nachgereicht|spaeter|naechste woche)\b`

/** Adds to the details of an answer what staff must read in the sentences that no rule explains. */
export function withOpenPoints(
  event: EventWord,
  details: Details,
  { sentences, statements }: Letter,
): Details {
  const points = sentences.flatMap(({ plain }, index): readonly OpenPoint[] => {
    const statement = statements[index]
    if (statement?.courteous === true) return []
    const isSilent = statement?.states.length === 0
    const isCondition =
      isSilent && holds(plain, conditionWords) && !conditionTerms.some(({ words }) => holds(plain, words))
    return [
      ...(isSilent && plain.endsWith('?') ? (['question'] as const) : []),
      ...(isCondition ? (['condition'] as const) : []),
      ...(event === 'checked_in' && holds(plain, damageTerms) ? (['damage'] as const) : []),
      ...(event === 'shipped' && holds(plain, partWords) ? (['items'] as const) : []),
    ]
  })
  const asks = [...new Set([...(details.asks ?? []), ...points])]
  return asks.length === 0 ? details : { ...details, asks }
}
