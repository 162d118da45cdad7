import { Text } from '@mantine/core'
import { Page } from '../../shared/page/page.tsx'
import { useWords } from '../../words/words-context.tsx'

/** Stands where an address names a kind of document that there is none of. */
export const NoSuchKind = () => {
  const { words } = useWords()
  return (
    <Page title={words.problems.pageNotFound}>
      <Text>{words.problems.pageNotFoundHint}</Text>
    </Page>
  )
}
