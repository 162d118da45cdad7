import { Alert, Button, Group, List, Stack, Text } from '@mantine/core'
import { toProblem } from '../../api/problem.ts'
import { useWords } from '../../words/words-context.tsx'

type Props = {
  readonly error: unknown
  /** Tries again what failed; without it there is no button. */
  readonly onRetry?: () => void
  /** A sentence that says better what to do than that of the kind of problem. */
  readonly message?: string
}

/** Says what went wrong and what to do. */
export const ProblemMessage = ({ error, onRetry, message }: Props) => {
  const { words } = useWords()
  const problem = toProblem(error)
  const { faults } = problem
  return (
    <Alert color="red" role="alert" variant="light" title={message ?? words.problems[problem.kind]}>
      <Stack gap="xs">
        {problem.message !== '' && message === undefined && <Text size="sm">{problem.message}</Text>}
        {faults.length > 0 && (
          <List size="sm">
            {faults.map((fault) => (
              <List.Item key={`${fault.path} ${fault.message}`}>
                {fault.path === '' ? '' : `${fault.path}: `}
                {fault.message}
              </List.Item>
            ))}
          </List>
        )}
        {onRetry !== undefined && (
          <Group>
            <Button size="xs" variant="default" onClick={onRetry}>
              {words.common.retry}
            </Button>
          </Group>
        )}
      </Stack>
    </Alert>
  )
}
