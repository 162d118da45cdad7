import { Button, Code, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useApi } from '../../api/api-context.tsx'
import { useSettingWords } from '../../words/settings/use-setting-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { ProblemMessage } from '../feedback/problem-message.tsx'
import { Panel } from '../panel.tsx'
import classes from './connection-test.module.css'

/** The result of a step, and its remedy. */
export type StepSentences = { readonly detail: string; readonly remedy: string | null }

type Step = StepSentences & {
  readonly step: 'address' | 'dns' | 'tcp' | 'tls' | 'http' | 'authentication' | 'protocol'
  readonly result: 'passed' | 'failed' | 'warning' | 'skipped'
  readonly milliseconds: number | null
}

/** A call of a library system: the result, or what it needs. */
type CheckedCall = StepSentences & {
  readonly call: string
  readonly service: string
  readonly result: 'passed' | 'failed' | 'not_tried' | 'off'
}

type Check = {
  readonly outcome: string
  readonly steps: readonly Step[]
  readonly calls?: readonly CheckedCall[]
  readonly sentMessage: string | null
  readonly answer: string | null
}

const marks = { passed: '✓', failed: '✕', warning: '!', skipped: '–', not_tried: '–', off: '–' } as const

const tones = {
  passed: 'passed',
  failed: 'failed',
  warning: 'warning',
  skipped: 'skipped',
  not_tried: 'skipped',
  off: 'skipped',
} as const

type ResultItemProps = {
  readonly title: string
  /** A small text behind the title. */
  readonly aside: string | null
  readonly result: keyof typeof marks
  readonly sentences: StepSentences
}

/** One result of a test: what was found, and what to do about it. */
export const ResultItem = ({ title, aside, result, sentences }: ResultItemProps) => {
  const { words } = useWords()
  const { detail, remedy } = sentences
  return (
    <li className={classes.step}>
      <span className={`${classes.mark} ${classes[tones[result]]}`} aria-hidden>
        {marks[result]}
      </span>
      <div>
        <Text size="sm" fw={600}>
          {title} · {words.partners.test.results[result]}
          {aside !== null && (
            <Text span size="xs" c="dimmed" fw={400}>
              {' '}
              {aside}
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

const StepItem = ({ step: { step, result, milliseconds, ...sentences } }: { readonly step: Step }) => {
  const { test } = useWords().words.partners
  return (
    <ResultItem
      title={test.steps[step]}
      aside={milliseconds === null ? null : test.milliseconds(milliseconds)}
      result={result}
      sentences={sentences}
    />
  )
}

const CallItem = ({ call: { call, service, result, ...sentences } }: { readonly call: CheckedCall }) => {
  const settings = useSettingWords()
  return (
    <ResultItem
      title={settings.label(['ils', 'calls', call])}
      aside={service}
      result={result}
      sentences={sentences}
    />
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

type Props = {
  /** The path of the operation that checks it, such as `/v1/partners/NORTH/check`. */
  readonly path: string
  /** A sentence that says what the test does. */
  readonly hint: string
  /** What is sent to it; an empty object where left out. */
  readonly body?: Readonly<Record<string, unknown>>
  /** The title; that of every test of a connection where left out. */
  readonly title?: string
  /** Called when a test has ended. */
  readonly onTested?: (() => void) | undefined
}

/** Tests the way to another system, step by step, with what to do about each that fails. Nothing changes there. */
export const ConnectionTest = ({ path, hint, body = {}, title, onTested }: Props) => {
  const { words } = useWords()
  const { test } = words.partners
  const api = useApi()
  const check = useMutation({
    mutationFn: () => api.documents.post<Check>(path, body),
    onSuccess: () => onTested?.(),
  })
  const steps = check.data?.steps ?? []
  const calls = check.data?.calls ?? []
  const verdict = [...steps, ...calls].some(({ result }) => result === 'failed')
    ? test.failed
    : steps.some(({ result }) => result === 'warning')
      ? check.data?.outcome === 'no_question'
        ? test.unknown
        : test.attention
      : test.passed
  return (
    <Panel
      title={title ?? test.title}
      action={
        <Button size="xs" variant="default" loading={check.isPending} onClick={() => check.mutate()}>
          {check.data === undefined ? test.run : test.again}
        </Button>
      }
    >
      <div role="status">
        {check.data === undefined && !check.isError && (
          <Text size="sm" c="dimmed">
            {hint}
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
          {check.data.calls !== undefined && (
            <>
              <Text fw={600} size="sm">
                {test.calls}
              </Text>
              <ol className={classes.steps}>
                {check.data.calls.map((call) => (
                  <CallItem key={call.call} call={call} />
                ))}
              </ol>
            </>
          )}
          {check.data.sentMessage !== null && (
            <Exchange title={test.sentText} text={check.data.sentMessage} />
          )}
          {check.data.answer !== null && <Exchange title={test.answer} text={check.data.answer} />}
        </Stack>
      )}
    </Panel>
  )
}
