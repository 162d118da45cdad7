import { Text } from '@mantine/core'
import { Page } from '../../shared/page/page.tsx'
import { useWords } from '../../words/words-context.tsx'

/** Says that the kind of document in the address does not exist. */
export const NoSuchKind = () => {
  const { words } = useWords()
  return (
    <Page title={words.problems.pageNotFound}>
      <Text>{words.problems.pageNotFoundHint}</Text>
    </Page>
  )
}
