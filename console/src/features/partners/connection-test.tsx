import { Button, Code, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useApi } from '../../api/api-context.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { Panel } from '../../shared/panel.tsx'
import { useWords } from '../../words/words-context.tsx'
import classes from './connection-test.module.css'

type Step = {
  readonly step: 'address' | 'dns' | 'tcp' | 'tls' | 'http' | 'authentication' | 'protocol'
  readonly result: 'passed' | 'failed' | 'warning' | 'skipped'
  readonly milliseconds: number | null
  readonly detail: string
  readonly remedy: string | null
}

type Check = {
  readonly steps: readonly Step[]
  readonly asked: string | null
  readonly answer: string | null
}

const marks = { passed: '✓', failed: '✕', warning: '!', skipped: '–' } as const

const StepItem = ({ step: { step, result, milliseconds, detail, remedy } }: { readonly step: Step }) => {
  const { words } = useWords()
  const { test } = words.partners
  return (
    <li className={classes.step}>
      <span className={`${classes.mark} ${classes[result]}`} aria-hidden>
        {marks[result]}
      </span>
      <div>
        <Text size="sm" fw={600}>
          {test.steps[step]} · {test.results[result]}
          {milliseconds !== null && (
            <Text span size="xs" c="dimmed" fw={400}>
              {' '}
              {test.milliseconds(milliseconds)}
            </Text>
          )}
        </Text>
        {detail !== '' && <Text size="sm">{detail}</Text>}
        {remedy !== null && (
          <Text size="sm" fw={500}>
            → {remedy}
          </Text>
        )}
      </div>
    </li>
  )
}

const Exchange = ({ title, text }: { readonly title: string; readonly text: string }) => (
  <details>
    <summary className={classes.summary}>{title}</summary>
    <Code block className={classes.code ?? ''} tabIndex={0}>
      {text}
    </Code>
  </details>
)

/** Tests the way to a partner, step by step, with what to do about each that fails. Nothing changes at the partner. */
export const ConnectionTest = ({ code }: { readonly code: string }) => {
  const { words } = useWords()
  const { test } = words.partners
  const api = useApi()
  const check = useMutation({
    mutationFn: () => api.documents.post<Check>(`/v1/partners/${encodeURIComponent(code)}/check`, {}),
  })
  const steps = check.data?.steps ?? []
  const verdict = steps.some(({ result }) => result === 'failed')
    ? test.failed
    : steps.some(({ result }) => result === 'warning')
      ? test.attention
      : test.passed
  return (
    <Panel
      title={test.title}
      action={
        <Button size="xs" variant="default" loading={check.isPending} onClick={() => check.mutate()}>
          {check.data === undefined ? test.run : test.again}
        </Button>
      }
    >
      <div role="status">
        {check.data === undefined && !check.isError && (
          <Text size="sm" c="dimmed">
            {test.hint}
          </Text>
        )}
        {check.data !== undefined && <Text fw={600}>{verdict}</Text>}
      </div>
      {check.isError && <ProblemMessage error={check.error} />}
      {check.data !== undefined && (
        <Stack gap="xs">
          <ol className={classes.steps}>
            {steps.map((step) => (
              <StepItem key={step.step} step={step} />
            ))}
          </ol>
          {check.data.asked !== null && <Exchange title={test.asked} text={check.data.asked} />}
          {check.data.answer !== null && <Exchange title={test.answer} text={check.data.answer} />}
        </Stack>
      )}
    </Panel>
  )
}
