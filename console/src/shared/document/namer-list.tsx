import { Anchor, List } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../words/words-context.tsx'
import type { Namer, Namers } from './namers.ts'

/** One document or request that names a document, with a link to it. */
const NamerItem = ({ namer }: { readonly namer: Namer }) => {
  const { words } = useWords()
  if (namer.kind === 'request')
    return (
      <Anchor
        renderRoot={(props) => <Link to="/requests/$number" params={{ number: namer.code }} {...props} />}
      >
        {words.documents.request(namer.code)}
      </Anchor>
    )
  if (namer.kind === 'key')
    return (
      <Anchor renderRoot={(props) => <Link to="/keys" {...props} />}>
        {words.documents.key(namer.code)}
      </Anchor>
    )
  return (
    <>
      <Anchor renderRoot={(props) => <a href={namer.address} {...props} />}>
        {words.documents.kinds[namer.kind].one} {namer.isSingle ? '' : namer.code}
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
  const { words } = useWords()
  const shown = namers.first.slice(0, limit)
  return (
    <>
      <List size="sm" spacing={6}>
        {shown.map((namer) => (
          <List.Item key={`${namer.kind} ${namer.code}`}>
            <NamerItem namer={namer} />
          </List.Item>
        ))}
      </List>
      {namers.count > shown.length && words.documents.andMore(namers.count - shown.length)}
    </>
  )
}
