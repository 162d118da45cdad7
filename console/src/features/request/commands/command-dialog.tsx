import { Button, Group, Stack, Text } from '@mantine/core'
import { type FormEvent, lazy, Suspense, useState } from 'react'
import { usePartnerName } from '../../../api/names.ts'
import type { CommandInput, CommandType, RequestView } from '../../../api/types.ts'
import { Dialog } from '../../../shared/feedback/dialog.tsx'
import { ProblemMessage } from '../../../shared/feedback/problem-message.tsx'
import { useAskBeforeClose } from '../../../shared/feedback/use-ask-before-close.tsx'
import { useWords } from '../../../words/words-context.tsx'
import { AttentionLine, keyOfAttention } from '../attention-line.tsx'
import { OpenQuestion } from '../open-question.tsx'
import { RequestLine } from '../request-line.tsx'
import { CommandFieldInput } from './command-field-input.tsx'
import { membersOf, ruleOf } from './command-fields.ts'
import { costOfferOf } from './cost-offer.ts'
import { firstValues } from './first-values.ts'
import type { RunCommand } from './use-command.ts'

/** The commands that answer a partner's question: their dialogs show it. */
const answersToPartner: readonly CommandType[] = [
  'accept_condition',
  'decline_condition',
  'retry',
  'decline_retry',
]

/** Returns whether a command settles what a partner said: its dialog shows that, in the partner's words. */
const decides = (type: CommandType, { attention }: RequestView): boolean =>
  answersToPartner.includes(type) || attention.some(({ remedies }) => remedies.includes(type))

type Props = {
  readonly type: CommandType
  readonly request: RequestView
  readonly command: RunCommand
  readonly onClose: () => void
  /** Values that are known already, such as the partner of a row. */
  readonly presets?: Readonly<Record<string, unknown>>
}

const isFilled = (value: unknown): boolean =>
  value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)

type Values = Readonly<Record<string, unknown>>

/** Returns the values that are sent. */
const filledOf = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => isFilled(value)))

/** Loaded where a lender asks for money. */
const CostOfferDialog = lazy(async () => ({
  default: (await import('./cost-offer-dialog.tsx')).CostOfferDialog,
}))

/** Asks for what a command needs, and says what it does; where money is asked for, what it costs. */
export const CommandDialog = (props: Props) => {
  const offer = costOfferOf(props.type, props.request)
  return offer === undefined ? (
    <PlainDialog {...props} />
  ) : (
    <Suspense>
      <CostOfferDialog {...props} offer={offer} />
    </Suspense>
  )
}

const PlainDialog = ({ type, request, command, onClose, presets = {} }: Props) => {
  const { words } = useWords()
  const labels = words.request.command
  const { fields, isDangerous } = ruleOf(type)
  const [first] = useState<Values>(() => ({ ...firstValues(type, request), ...presets }))
  const [values, setValues] = useState(first)
  const isChanged = JSON.stringify(filledOf(values)) !== JSON.stringify(filledOf(first))
  const { modal, question } = useAskBeforeClose(isChanged, onClose)
  const partnerName = usePartnerName()
  const lender = request.rota.find(({ state }) => state === 'active' || state === 'supplied')
  const title =
    type === 'message' && lender !== undefined
      ? labels.messageTo(partnerName(lender.partner))
      : words.commands[type]
  const consequences: Readonly<Record<string, string>> = words.consequences
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    // Without any item named the gateway would take all of them.
    if (Array.isArray(values.items) && values.items.length === 0) return
    const input: CommandInput = { ...filledOf(values), type }
    command.run(input, onClose)
  }
  return (
    <Dialog {...modal} title={title} closeOnClickOutside={false}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <RequestLine request={request} />
          {consequences[type] !== undefined && <Text size="sm">{consequences[type]}</Text>}
          {request.notSendableCommands?.includes(type) === true && (
            <Text size="sm" fw={600}>
              {labels.notSendable}
            </Text>
          )}
          {request.attention
            .filter(({ kind, remedies }) => kind === 'message_received' || remedies.includes(type))
            .filter(() => decides(type, request))
            .map((each) => (
              <AttentionLine key={keyOfAttention(each)} attention={each} request={request} />
            ))}
          {answersToPartner.includes(type) && <OpenQuestion request={request} />}
          {fields
            .filter((field) => !(field.kind === 'entry' && 'entry' in presets))
            .map((field) => (
              <div
                key={`${field.kind} ${'name' in field ? field.name : ''}`}
                data-field={membersOf(field)}
                style={{ display: 'contents' }}
              >
                <CommandFieldInput
                  field={field}
                  type={type}
                  request={request}
                  values={values}
                  onChange={(changed) => setValues((before) => ({ ...before, ...changed }))}
                />
              </div>
            ))}
          {command.error !== null && <ProblemMessage error={command.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words.common.back}
            </Button>
            <Button
              type="submit"
              color={isDangerous === true ? 'red.8' : undefined}
              loading={command.isRunning}
              // A field with this mark stands before the button, and has the focus then.
              data-autofocus={isDangerous !== true || fields.length === 0 || undefined}
            >
              {words.commands[type]}
            </Button>
          </Group>
        </Stack>
      </form>
      {question}
    </Dialog>
  )
}
