import { Alert, Button, Group, List, Stack, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { type ApiProblem, toProblem } from '../../api/problem.ts'
import type { Words } from '../../words/en.ts'
import { useWords } from '../../words/words-context.tsx'
import { labelOnForm } from '../form/label-on-form.ts'
import { explainDetail } from './explain-detail.ts'

type Props = {
  readonly error: unknown
  /** Tries again what failed; without it there is no button. */
  readonly onRetry?: () => void
  /** A sentence that says better what to do than that of the kind of problem. */
  readonly message?: string
  /** Returns the label of the field that a fault names by its path; without it, it is that of the field on the form. */
  readonly labelOf?: (path: string) => string | undefined
}

/** The height in pixels of what covers the top of a page or a dialog that is scrolled. */
const coveredTop = 72

/**
 * Shows the gateway's own words where they help the person: of a session that ended, and of input whose faults are listed, it
 * speaks to programs.
 */
const detailOf = ({ kind, message, faults, facts }: ApiProblem, words: Words): string => {
  if (kind === 'not_authenticated' || (kind === 'invalid_input' && faults.length > 0)) return ''
  return explainDetail(message, facts, words)
}

/** Says what went wrong and what to do. */
export const ProblemMessage = ({ error, onRetry, message, labelOf }: Props) => {
  const { words } = useWords()
  const [element, setElement] = useState<HTMLElement | null>(null)
  // A form may be long, and its button far from the message.
  useEffect(() => {
    element?.scrollIntoView({ block: 'nearest' })
  }, [element])
  const nameOf = (path: string): string =>
    labelOf?.(path) ?? (element === null ? undefined : labelOnForm(element, path)) ?? path
  const problem = toProblem(error)
  const { faults } = problem
  const detail = message === undefined ? detailOf(problem, words) : ''
  const hasMore = detail !== '' || faults.length > 0 || onRetry !== undefined
  return (
    <Alert
      ref={setElement}
      color="red"
      role="alert"
      variant="light"
      style={{ overflowWrap: 'anywhere', scrollMarginTop: coveredTop }}
      title={message ?? words.problems[problem.kind]}
    >
      {hasMore && (
        <Stack gap="xs">
          {detail !== '' && <Text size="sm">{detail}</Text>}
          {faults.length > 0 && (
            <List size="sm">
              {faults.map((fault) => (
                <List.Item key={`${fault.path} ${fault.message}`}>
                  {fault.path === '' ? '' : `${nameOf(fault.path)}${words.common.colon} `}
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
      )}
    </Alert>
  )
}
