import { type ProblemTypeName, problemTypes } from './problem-types.ts'

/** The texts of a problem. */
type ProblemTexts = {
  readonly type: string
  readonly detail?: string | undefined
  readonly element?: string | undefined
  readonly value?: string | undefined
}

const standardNames = new Map<string, ProblemTypeName>(
  Object.values(problemTypes)
    .flat()
    .map((name) => [normalise(name), name]),
)

/** The phrases of systems in place of the standard's words, specific phrases before general ones. */
const phrases: readonly (readonly [RegExp, ProblemTypeName])[] = [
  [/\b(no|not)\b.*\b(provided|supplied)\b/, 'Needed Data Missing'],
  [/\b(unsupported|unknown|not supported|not implemented)\b.*\b(service|message)\b/, 'Unsupported Service'],
  [/\b(service|message)\b.*\b(unsupported|not supported|not implemented)\b/, 'Unsupported Service'],
  [
    /\bnot (currently )?(on loan|checked ?out|issued|charged|loaned)\b|\bno (open |active )?loan\b/,
    'Item Not Checked Out',
  ],
  [/\balready (been )?(checked ?in|returned|discharged)\b/, 'Item Not Checked Out'],
  [/\b(max\w*|too many|limit)\b.*\brenew/, 'Maximum Renewals Exceeded'],
  [/\brenew\w*\b.*\b(max\w*|too many|limit)\b/, 'Maximum Renewals Exceeded'],
  [
    /\brenew.*\b(requests?|requested|holds?|recall(ed|s)?|reserv\w+)\b/,
    'Renewal Not Allowed - Item Has Outstanding Requests',
  ],
  [/\brenew.*\b(not|cannot|unable|denied|refused|failed)\b/, 'Item Not Renewable'],
  [/\b(not|cannot|unable|failed)\b.*\brenew/, 'Item Not Renewable'],
  [/\b(max\w*|too many|limit)\b.*\b(check ?outs?|loans?|items)\b/, 'Maximum Check Outs Exceeded'],
  [/\bduplicate (item|barcode|copy)\b|\b(item|barcode|copy)\b.*\balready exists?\b/, 'Duplicate Item'],
  [
    /\bduplicate (request|hold)\b|\b(request|hold)\b.*\balready exists?\b|\balready (been )?(requested|on hold)\b/,
    'Duplicate Request',
  ],
  [/\balready (been )?(processed|cancell?ed|filled|shipped|completed|closed)\b/, 'Request Already Processed'],
  [
    /\b(does not|non|not) ?circulat|\bnot (for loan|loanable)\b|\breference only\b/,
    'Item Does Not Circulate',
  ],
  [/\b(agency|library)\b.*\b(authenticat|password|credential)/, 'Agency Authentication Failed'],
  [/\bsystem\b.*\b(authenticat|password|credential)/, 'System Authentication Failed'],
  [/\b(authenticat\w+|password|pin|credentials?|log ?in)\b/, 'User Authentication Failed'],
  [/\b(blocked|barred|debarred|suspended|expired|trap)\b/, 'User Blocked'],
  [
    /\b(syntax|\w*pars(e|ed|er|ing|able)|(un)?marshal\w*|malformed|well ?formed|schema|cvc|(in|not )valid xml|premature end|content is not allowed in prolog)\b/,
    'Invalid Message Syntax Error',
  ],
]

/** ProblemTexts after the subjects were looked for. */
const generalPhrases: readonly (readonly [RegExp, ProblemTypeName])[] = [
  [/\b(missing|required|mandatory|must be (supplied|provided)|not supplied)\b/, 'Needed Data Missing'],
  [
    /\b(temporar\w+|time ?d? ?out|unavailable|internal (server )?error|try again)\b/,
    'Temporary Processing Failure',
  ],
]

const unknown =
  /\b(unkn?own|unrecogni[sz]ed|invalid|bad|no such|not (be )?found|not exist|not known|(cannot|could not|did not|unable to|failed to) (find|locate)|no (matching )?(item|user|patron|borrower|request|hold)\b)/
const subjects: readonly (readonly [RegExp, ProblemTypeName])[] = [
  [/\b(item|copy|material)\b/, 'Unknown Item'],
  [/\b(user|patron|borrower|customer)\b/, 'Unknown User'],
  [/\b(request|hold|reservation|order)\b/, 'Unknown Request'],
  [/\b(agency|institution|library|partner)\b/, 'Unknown Agency'],
]
const ineligible = /\b(ineligible|not (eligible|allowed|permitted|authori[sz]ed|approved))\b/

/**
 * Finds the standard's problem type that a peer most likely means: its type as the standard spells it, whatever the
 * case and the punctuation, or words that are seen instead of it ("Unknown Request ID", "Not On Loan", "BadBarcode").
 * Where the type says nothing (a number, nothing at all), the detail is matched in the same way; where it is empty, the
 * value and the element too, since FOLIO leaves the type empty and puts its words there.
 *
 * @param problem from `problemsOf`
 * @param service the service that has the problem, which tells one ineligibility from another
 * @returns undefined if neither says anything that is known
 */
export function matchProblemType(
  { type, detail, element, value }: ProblemTexts,
  service?: string,
): ProblemTypeName | undefined {
  for (const text of type.trim() === '' ? [detail, value, element] : [type, detail]) {
    const matched = text === undefined ? undefined : matchText(text, service)
    if (matched !== undefined) return matched
  }
  return undefined
}

function matchText(text: string, service: string | undefined): ProblemTypeName | undefined {
  const words = normalise(text)
  return (
    standardNames.get(words) ??
    first(phrases, words) ??
    (unknown.test(words) ? unknownSubject(words) : undefined) ??
    first(generalPhrases, words) ??
    (ineligible.test(words) ? ineligibility(service) : undefined)
  )
}

/** Returns lower case words, whatever stood between them; `BadBarcode` is two. */
function normalise(text: string): string {
  return text
    .slice(0, 500)
    .replace(/n't\b/gi, ' not')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()
}

function first(
  table: readonly (readonly [RegExp, ProblemTypeName])[],
  words: string,
): ProblemTypeName | undefined {
  return table.find(([phrase]) => phrase.test(words))?.[1]
}

/** Finds the unknown subject: the one that is named first. A barcode is an item's if nothing else is named. */
function unknownSubject(words: string): ProblemTypeName | undefined {
  const named = subjects
    .map(([subject, type]) => ({ at: words.search(subject), type }))
    .filter(({ at }) => at !== -1)
    .sort((one, other) => one.at - other.at)
  return named[0]?.type ?? (/\bbar ?code\b/.test(words) ? 'Unknown Item' : undefined)
}

function ineligibility(service: string | undefined): ProblemTypeName {
  if (service === 'RequestItem') return 'User Ineligible To Request This Item'
  return service === 'RenewItem'
    ? 'User Ineligible To Renew This Item'
    : 'User Ineligible To Check Out This Item'
}
