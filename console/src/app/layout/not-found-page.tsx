import { Anchor, Stack, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { usePageTitle } from '../../shared/page/use-page-title.ts'
import { useWords } from '../../words/words-context.tsx'

/** Stands at addresses that no page has. */
export const NotFoundPage = () => {
  const { words } = useWords()
  usePageTitle(words.problems.pageNotFound)
  return (
    <Stack component="main" p="xl" align="flex-start">
      <Title order={1} size="h3">
        {words.problems.pageNotFound}
      </Title>
      <Text>{words.problems.pageNotFoundHint}</Text>
      <Anchor renderRoot={(props) => <Link to="/requests" {...props} />}>{words.problems.toRequests}</Anchor>
    </Stack>
  )
}
