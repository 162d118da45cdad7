import type { Facts, OpenQuestion } from './event.ts'
import { phrase } from './phrase.ts'

/**
 * Words that an answer to each question is made of. A sentence that holds one of them, and that no rule understood,
 * may be the answer itself, so nothing is guessed.
 */
const topics: Readonly<Record<OpenQuestion | 'itemsOut', RegExp>> = {
  request: phrase`\b(?:ship\w*|sent|sends?|sending|mail(?:ed|ing)|posted|dispatch\w*|suppl(?:y|ied|ies|ying)|provid\w*|lend\w*|lent|loan\w*|borrow\w*|deliver\w*|fulfil\w*|unfilled|filled|availab\w*|unavailable|missing|lost|shel(?:f|ves)|found|locat\w*|cancel\w*|on hold|reserv\w*|hold|holds|held|own|owns|owned|pulled|checked out|declin\w*|refus\w*|reject\w*|approv\w*|accept\w*|attach\w*|enclos\w*|versand\w*|versend\w*|verschick\w*|schick\w*|geschickt|send(?:en|et|ung)|gesendet|gesandt|liefer\w*|geliefert|\w*leih\w*|\w*liehen|verfuegbar|vorhanden|bestand|regal|standort|vermisst|verlust|storn\w*|unterwegs|besitz\w*|anbei|anhang|abgelehnt|ablehn\w*|genehmig\w*|zusage|absage|reserviert|vorgemerkt|bereit\w*|auffindbar|lesesaal|praesenz\w*|buchbinder\w*)\b`,
  shipment: phrase`\b(?:ship\w*|sent|sending|mailed|posted|dispatch\w*|versand\w*|versend\w*|verschick\w*|geschickt|gesendet|gesandt|unterwegs)\b`,
  cancel: phrase`\b(?:cancel\w*|storn\w*|too late|zu spaet|ship\w*|sent|sends?|sending|mailed|posted|dispatch\w*|versand\w*|versend\w*|verschickt|geschickt|gesendet|unterwegs|stop\w*|withdr\w*|zurueckgezogen|geloescht|suppl\w*|liefer\w*|lend\w*|lent|annull\w*|rueckgaengig)\b`,
  renew: phrase`\b(?:renew\w*|exten[ds]\w*|keep|due|longer|prolong\w*|verlaenger\w*|leihfrist|behalten|frist|faellig\w*|laenger|vorgemerkt|vormerkung\w*|recall\w*|rueckruf|zurueck\w*|return\w*)\b`,
  shipped_return: phrase`\b(?:return\w*|back|receiv\w*|arriv\w*|checked in|discharg\w*|missing|rueck\w*|zurueck\w*|erhalten|eingang\w*|eingetroffen|angekommen|vermiss\w*|fehlt)\b`,
  itemsOut: phrase`\b(?:overdue|recall\w*|ueberfaellig\w*|rueckruf\w*|rueckforder\w*|zurueckgefordert|mahnung\w*|renew\w*|verlaenger\w*|lost|verlust|damag\w*|beschaedig\w*|return\w*|back|due|needs?|needed|wants?|wanted|wait\w*|keep|requested|reserved|sen[dt]|zurueck\w*|rueck\w*|frist|faellig\w*|brauch\w*|gebraucht|benoetig\w*|wart\w*|behalten|vorgemerkt|fehl\w*|missing|stornier\w*|withdrawn)\b`,
}

/** Returns the words that may belong to an answer to what is open. */
export function openTopics({ openQuestions, itemsOut }: Facts): readonly RegExp[] {
  const open = itemsOut ? ([...openQuestions, 'itemsOut'] as const) : openQuestions
  return open.map((question) => topics[question])
}

/** The words of all topics. */
export const topicWords: readonly RegExp[] = Object.values(topics)
