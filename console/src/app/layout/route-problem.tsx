import { Button, Stack, Title } from '@mantine/core'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { useWords } from '../../words/words-context.tsx'

/** Browsers say it in words of their own: `Failed to fetch dynamically imported module`, `Importing a module script failed`. */
const isPartMissing = (error: unknown): boolean => error instanceof TypeError && /import/i.test(error.message)

/** Says that a page could not be shown, as after an update of the gateway: its old files are gone. */
export const RouteProblem = ({ error }: { readonly error: unknown }) => {
  const { words } = useWords()
  return (
    <Stack p="xl" align="flex-start">
      <Title order={1} size="h3">
        {words.problems.pageFailed}
      </Title>
      <ProblemMessage
        error={error}
        {...(isPartMissing(error) ? { message: words.problems.pageFailedHint } : {})}
      />
      <Button onClick={() => window.location.reload()}>{words.problems.reload}</Button>
    </Stack>
  )
}
