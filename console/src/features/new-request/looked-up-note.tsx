import { Alert, List } from '@mantine/core'
import type { Citation } from '../../api/types.ts'
import { useWords } from '../../words/words-context.tsx'

type Props = {
  readonly result: {
    readonly citation: Citation
    readonly sourcedFields: readonly { readonly source: 'crossref' | 'pubmed' | 'sru' }[]
    readonly notes: readonly { readonly text: string }[]
    readonly faults: readonly { readonly text: string }[]
  }
}

/** The types of numbers by which sources are asked. */
const typesOfSources: readonly string[] = ['DOI', 'PMID', 'ISBN']

/** Returns the first number by which a source could have been asked for a citation. */
const numberOf = ({ identifiers = [], recordIds = [] }: Citation): string | undefined =>
  [...identifiers, ...recordIds].find(({ type }) => typesOfSources.includes(type))?.type

/** Returns whether a citation says who, what and when: the gateway asks no source about it. */
const isComplete = ({ title, author, authorOfComponent, publicationDate }: Citation): boolean =>
  [title, author ?? authorOfComponent, publicationDate].every((each) => each !== undefined)

/** Says where the fields were filled in from; where nothing was found, why not. */
export const LookedUpNote = ({ result }: Props) => {
  const { words } = useWords()
  const sources = [...new Set(result.sourcedFields.map(({ source }) => words.newRequest.sources[source]))]
  const isFilled = sources.length > 0
  const lines = [
    ...(isFilled ? [words.newRequest.filledIn(sources.join(', '))] : result.notes.map(({ text }) => text)),
    ...result.faults.map(({ text }) => text),
  ]
  if (lines.length === 0 && isComplete(result.citation)) return null
  if (lines.length === 0) {
    const type = numberOf(result.citation)
    lines.push(type === undefined ? words.newRequest.noNumber : words.newRequest.noSource(type))
  }
  return (
    <Alert color={isFilled && result.faults.length === 0 ? 'green' : 'yellow'} role="status">
      <List size="sm" listStyleType="none">
        {lines.map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
    </Alert>
  )
}
