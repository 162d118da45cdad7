import { Center, Loader } from '@mantine/core'
import { useWords } from '../../words/words-context.tsx'

/** Stands where a page, or a part of it, is being loaded. */
export const Pending = () => {
  const { words } = useWords()
  return (
    <Center mih={160}>
      <Loader role="status" aria-label={words.common.loading} />
    </Center>
  )
}
