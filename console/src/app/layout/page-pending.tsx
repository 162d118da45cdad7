import { Center, Loader } from '@mantine/core'
import { useWords } from '../../words/words-context.tsx'

/** Shows a loader in the place of a page that is being loaded. */
export const PagePending = () => {
  const { words } = useWords()
  return (
    <Center mih={200}>
      <Loader role="status" aria-label={words.common.loading} />
    </Center>
  )
}
