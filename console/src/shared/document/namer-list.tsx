import { Anchor, List } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useDocumentsWords } from '../../words/document-kinds/use-documents-words.ts'
import { useCut } from '../list/use-cut.tsx'
import type { Namer, Namers } from './namers.ts'

/** One document or request that names a document, with a link to it. */
const NamerItem = ({ namer }: { readonly namer: Namer }) => {
  const documentWords = useDocumentsWords()
  if (namer.kind === 'request')
    return (
      <Anchor
        renderRoot={(props) => <Link to="/requests/$number" params={{ number: namer.code }} {...props} />}
      >
        {documentWords.request(namer.code)}
      </Anchor>
    )
  if (namer.kind === 'key')
    return (
      <Anchor renderRoot={(props) => <Link to="/keys" {...props} />}>{documentWords.key(namer.code)}</Anchor>
    )
  return (
    <>
      <Anchor renderRoot={(props) => <a href={namer.address} {...props} />}>
        {documentWords.kinds[namer.kind].one} {namer.isSingle ? '' : namer.code}
      </Anchor>
      {namer.part === undefined ? '' : ` (${namer.part})`}
    </>
  )
}

type Props = {
  readonly namers: Namers
  /** The largest number that is shown. */
  readonly limit?: number
}

/** The list of documents and requests that name a document, each as a link, and the number of further ones. */
export const NamerList = ({ namers, limit = 50 }: Props) => {
  const documentWords = useDocumentsWords()
  const { shown, more } = useCut(namers.first, limit)
  const notListed = namers.count - namers.first.length
  return (
    <>
      <List size="sm" spacing={6}>
        {shown.map((namer) => (
          <List.Item key={`${namer.kind} ${namer.code}`}>
            <NamerItem namer={namer} />
          </List.Item>
        ))}
      </List>
      {more}
      {more === null && notListed > 0 && documentWords.andMore(notListed)}
    </>
  )
}
