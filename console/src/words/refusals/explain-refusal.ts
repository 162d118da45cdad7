import type { Words } from '../en.ts'

type Form = {
  readonly pattern: RegExp
  readonly explain: (words: Words, parts: readonly string[]) => string
}

/** Returns the names of codes that are separated by commas. */
const namesOf = (names: Readonly<Record<string, string>>, codes = ''): string =>
  codes
    .split(', ')
    .map((code) => names[code] ?? code)
    .join(', ')

/** Reasons that the gateway makes from codes: `reasonAgainst` and `findRule` of its life cycle. */
const forms: readonly Form[] = [
  {
    pattern: /^only in stage ([\w, ]+); it is in (\w+)$/,
    explain: ({ refusals }, [stages, now]) =>
      refusals.onlyInStage(namesOf(refusals.stages, stages), namesOf(refusals.stages, now)),
  },
  {
    pattern: /^only while ([\w, ]+) needs attention$/,
    explain: ({ refusals, attention }, [kinds]) => refusals.onlyWithAttention(namesOf(attention, kinds)),
  },
  {
    pattern: /^only while ([\w, ]+) is open$/,
    explain: ({ refusals }, [questions]) => refusals.onlyWhileOpen(namesOf(refusals.questions, questions)),
  },
  {
    pattern: /^not while ([\w ]+) is open$/,
    explain: ({ refusals }, [question]) =>
      refusals.notWhileOpen(
        question === 'a question' ? refusals.aQuestion : namesOf(refusals.questions, question),
      ),
  },
  {
    pattern: /^not in stage (\w+)(?: while \w+ is open)?$/,
    explain: ({ refusals }, [stage]) => refusals.notInStage(namesOf(refusals.stages, stage)),
  },
]

/**
 * Says in the language of the person why a command is not possible. The API gives its reasons in English, from a closed set of
 * sentences; `test/words/refusals.test.ts` holds the catalogue against that set.
 *
 * @returns the reason as it came, where it is none of these
 */
export const explainRefusal = (reason: string, words: Words): string => {
  const sentence = words.refusals.sentences[reason]
  if (sentence !== undefined) return sentence
  for (const { pattern, explain } of forms) {
    const match = pattern.exec(reason)
    if (match !== null) return explain(words, match.slice(1))
  }
  return reason
}
