import { Text } from '@mantine/core'
import type { RequestView } from '../../api/types.ts'
import { useWords } from '../../words/words-context.tsx'
import { nameOfPatron } from './name-of-patron.ts'

/** Says at the top of a dialog which request it is about: the item, the patron, the number. */
export const RequestLine = ({ request }: { readonly request: RequestView }) => {
  const { words } = useWords()
  const { citation, number } = request
  const patron = nameOfPatron(request)
  return (
    <Text size="sm" c="var(--second-ink)">
      <b>{citation.titleOfComponent ?? citation.title ?? number}</b>
      {citation.author !== undefined && `, ${citation.author}`}
      {patron !== undefined && (
        <>
          {' '}
          · {words.request.forPatron} <b>{patron}</b>
        </>
      )}{' '}
      · {number}
    </Text>
  )
}
