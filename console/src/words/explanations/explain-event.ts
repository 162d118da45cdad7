import type { Words } from '../en.ts'
import type { Formats } from '../formats.ts'
import { explainRefusal } from '../refusals/explain-refusal.ts'

/** The words and names that explanations are made of. */
export type ExplanationContext = {
  readonly words: Words
  readonly formats: Pick<Formats, 'date'>
  /** The name of a partner by its code. */
  readonly partnerName: (code: string) => string
}

type Form = {
  readonly pattern: RegExp
  readonly explain: (context: ExplanationContext, parts: readonly string[]) => string
}

const nameOf = (names: Readonly<Record<string, string>>, code = ''): string => names[code] ?? code

const aboutPartner = (
  pattern: RegExp,
  key: 'nextPartner' | 'sentTo' | 'leftButShipped' | 'leftButRefused' | 'noLongerAsked' | 'shippedBefore',
): Form => ({
  pattern,
  explain: ({ words, partnerName }, [partner = '']) => words.explanations[key](partnerName(partner)),
})

/** Names a partner, and why something happens to it. */
const withReason = (pattern: RegExp, key: 'skipped' | 'leftOut' | 'stays'): Form => ({
  pattern,
  explain: (context, [partner = '', reason = '']) =>
    context.words.explanations[key](context.partnerName(partner), explainEvent(reason, context)),
})

const rule = /^rule (\d+) “(.*)”$/
const readRule = (text: string, { words }: ExplanationContext): string => {
  const [, number = '', name = ''] = rule.exec(text) ?? []
  return number === '' ? text : words.explanations.rule(number, name)
}

/** Reads `template nearby, rule 1 “Everything”`, in the language of the person. */
const readOrigin = (text: string, context: ExplanationContext): string =>
  text
    .split(/, (?=template |rule \d)/)
    .map((part) =>
      part.startsWith('template ')
        ? context.words.explanations.template(part.slice('template '.length))
        : readRule(part, context),
    )
    .join(', ')

/** Explanations that the gateway makes from codes and numbers. */
const forms: readonly Form[] = [
  aboutPartner(/^next partner: (\S+)$/, 'nextPartner'),
  aboutPartner(/^sent by itself to (\S+)$/, 'sentTo'),
  aboutPartner(/^partner (\S+) was left, but has shipped$/, 'leftButShipped'),
  aboutPartner(/^partner (\S+) was left and refuses the cancel: its item may come$/, 'leftButRefused'),
  aboutPartner(/^partner (\S+) is no longer asked$/, 'noLongerAsked'),
  aboutPartner(/^what partner (\S+) shipped has come already$/, 'shippedBefore'),
  {
    pattern: /^partner (\S+) shipped (.+), another loan that it made of the request$/,
    explain: ({ words, partnerName }, [partner = '', number = '']) =>
      words.explanations.secondLoanShipped(partnerName(partner), number),
  },
  withReason(/^partner (\S+) skipped: (.+)$/, 'skipped'),
  withReason(/^partner (\S+) left out: (.+)$/, 'leftOut'),
  withReason(/^partner (\S+) stays: (.+)$/, 'stays'),
  {
    pattern: /^(\d+) more partners left out$/,
    explain: ({ words }, [count = '']) => words.explanations.moreLeftOut(count),
  },
  {
    pattern: /^held: ([\w, ]+)$/,
    explain: ({ words: { explanations } }, [reasons = '']) =>
      explanations.held(
        reasons
          .split(', ')
          .map((reason) => nameOf(explanations.heldFor, reason))
          .join(', '),
      ),
  },
  {
    pattern: /^closed until (\S+)$/,
    explain: ({ words, formats }, [day = '']) => words.explanations.closedUntil(formats.date(day)),
  },
  {
    pattern: /^does not lend (copy|loan|copy or loan)$/,
    explain: ({ words }, [service = '']) =>
      words.explanations.doesNotLend(nameOf(words.services, service.replaceAll(' ', '_'))),
  },
  {
    pattern: /^at its limit: (\d+) of (\d+) requests open$/,
    explain: ({ words }, [open = '', limit = '']) => words.explanations.atLimit(open, limit),
  },
  {
    pattern: /^template (.+) is gone$/,
    explain: ({ words }, [name = '']) => words.explanations.templateGone(name),
  },
  {
    pattern: /^rota: (.+)$/,
    explain: (context, [parts = '']) => context.words.explanations.rota(readOrigin(parts, context)),
  },
  {
    pattern: /^sending (rule \d+ “.*”): held until (\S+)$/,
    explain: (context, [named = '', day = '']) => {
      const { sending, heldUntil } = context.words.explanations
      return sending(readRule(named, context), heldUntil(context.formats.date(day)))
    },
  },
  {
    pattern: /^sending (rule \d+ “.*”): ([\w ]+)$/,
    explain: (context, [named = '', action = '']) => {
      const { sending, sendingActions } = context.words.explanations
      return sending(readRule(named, context), nameOf(sendingActions, action))
    },
  },
  {
    pattern: /^(\d+) more to be checked in$/,
    explain: ({ words }, [count = '']) => words.explanations.moreToCheckIn(count),
  },
  {
    pattern: /^(\w+) proves that the item is out: it counts as shipped$/,
    explain: ({ words }, [event = '']) => words.explanations.provesShipment(nameOf(words.inputs, event)),
  },
  {
    pattern: /^(\w+): the partner refused a repeat, so the first may have been taken$/,
    explain: ({ words }, [operation = '']) =>
      words.explanations.repeatRefused(nameOf(words.operations, operation)),
  },
  {
    pattern: /^not sent again: (.+)$/,
    explain: (context, [reason = '']) =>
      context.words.explanations.notSentAgain(explainEvent(reason, context)),
  },
  {
    pattern: /^the library’s own catalogue: (.+)$/,
    explain: ({ words }, [answer = '']) => words.explanations.ownCatalogue(answer),
  },
  {
    pattern: /^the sources of citations say nothing new: (.+)$/,
    explain: (context, [reasons = '']) =>
      context.words.explanations.nothingNew(
        reasons
          .split('; ')
          .map((reason) => explainEvent(reason, context))
          .join('; '),
      ),
  },
  {
    pattern: /^filled in from (Crossref|PubMed|the catalogue) by (\w+): (.+)$/,
    explain: ({ words }, [source = '', type = '', fields = '']) =>
      words.explanations.filledInFrom(
        nameOf(words.explanations.sources, source),
        type,
        fields === 'nothing new'
          ? words.explanations.nothingAdded
          : fields
              .split(', ')
              .map((field) => nameOf(words.citation, field).replace(/^\w+\//, ''))
              .join(', '),
      ),
  },
  {
    pattern: /^nothing filled in from (Crossref|PubMed|the catalogue): (.+)$/,
    explain: (context, [source = '', reason = '']) =>
      context.words.explanations.notFilledIn(
        nameOf(context.words.explanations.sources, source),
        explainEvent(reason, context),
      ),
  },
  {
    pattern: /^it answered with HTTP status (\d+)$/,
    explain: ({ words }, [status = '']) => words.explanations.answeredWith(status),
  },
  {
    pattern: /^the XML cannot be read: (\w+)$/,
    explain: ({ words: { explanations } }, [fault = '']) =>
      explanations.xmlUnreadable(nameOf(explanations.xmlFaults, fault)),
  },
  {
    pattern: /^it does not know the (DOI|PMID|ISBN)$/,
    explain: ({ words }, [type = '']) => words.explanations.numberUnknown(type),
  },
  {
    pattern: /^the patron was not looked up: the library’s own system did not answer \((.+)\)$/,
    explain: ({ words }, [reason = '']) => words.explanations.patronNotLookedUp(reason),
  },
  {
    pattern: /^notice (\w+) not sent: the patron has unsubscribed from notices$/,
    explain: ({ words }, [status = '']) => {
      const statuses: Readonly<Record<string, { readonly label: string }>> = words.statuses
      return words.explanations.unsubscribed(statuses[status]?.label ?? status)
    },
  },
  {
    pattern: /^(\w+) not sendable in full: left out, since the message has no place for it: (.+)$/,
    explain: ({ words }, [operation = '', names = '']) =>
      words.explanations.notSendableInFull(
        nameOf(words.operations, operation),
        names
          .split(', ')
          .map((name) => nameOf(words.explanations.messageParts, name))
          .join(', '),
      ),
  },
  {
    pattern: /^no receipt is sent: the partner has finished the request with the copy$/,
    explain: ({ words }) => words.explanations.noReceipt,
  },
  {
    pattern: /^in the note of the message, since the partner takes it nowhere else: (.+)$/,
    explain: ({ words: { explanations } }, [names = '']) =>
      explanations.inNote(
        names
          .split(', ')
          .map((name) => nameOf(explanations.noteParts, name))
          .join(', '),
      ),
  },
  {
    pattern: /^(\w+) not sendable: (.+)$/,
    explain: ({ words }, [operation = '', reason = '']) =>
      words.explanations.notSendable(nameOf(words.operations, operation), reason),
  },
  {
    pattern: /^(\w+) ((?:only|not) (?:in|while) .+)$/,
    explain: ({ words }, [event = '', reason = '']) =>
      `${nameOf(words.inputs, event)}: ${explainRefusal(reason, words)}`,
  },
]

/**
 * Says in the language of the person why something was decided about a request. The API gives its explanations in English;
 * `test/words/explanations.test.ts` holds the catalogues against the sentences of the life cycle.
 *
 * @returns the explanation as it came, where it is none of these
 */
export const explainEvent = (explanation: string, context: ExplanationContext): string => {
  const sentence =
    context.words.explanations.sentences[explanation] ?? context.words.refusals.sentences[explanation]
  if (sentence !== undefined) return sentence
  for (const { pattern, explain } of forms) {
    const match = pattern.exec(explanation)
    if (match !== null) return explain(context, match.slice(1))
  }
  return explanation
}
