import { Badge, Button, Group, Text } from '@mantine/core'
import { Suspense, useState } from 'react'
import { usePartnerName } from '../../../api/names.ts'
import { usePermission } from '../../../api/session.ts'
import type { RequestView } from '../../../api/types.ts'
import { ProblemMessage } from '../../../shared/feedback/problem-message.tsx'
import { joined } from '../../../shared/joined.ts'
import { MoveButtons } from '../../../shared/list/move-buttons.tsx'
import { useDragOrder } from '../../../shared/list/use-drag-order.ts'
import { Panel } from '../../../shared/panel.tsx'
import { useWords } from '../../../words/words-context.tsx'
import { useCommandDialog } from '../commands/use-command-dialog.tsx'
import { PartnerFacts } from '../partner-facts.tsx'
import { LocatedMark } from './located-mark.tsx'
import { reasonOfEntry } from './reason-of-entry.ts'
import { RotaHolders } from './rota-holders.tsx'
import classes from './rota-panel.module.css'
import { RotaPath } from './rota-path.tsx'

/** The rota as a path; on demand each partner with the answers of its catalogue, its number, and what can be done with it. */
export const RotaPanel = ({ request }: { readonly request: RequestView }) => {
  const { words } = useWords()
  const mayWrite = usePermission('requests:write')
  const { command, may } = useCommandDialog(request)
  const { rota } = request
  const [isOpen, setOpen] = useState(rota.length === 0)
  const labels = words.request.rota
  return (
    <Panel
      title={words.request.panels.rota}
      icon="route"
      note={rota.length === 0 ? undefined : labels.count(rota.length)}
      action={
        <Button
          className="no-print"
          size="compact-sm"
          variant="subtle"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? labels.close : mayWrite ? labels.edit : labels.details}
        </Button>
      }
    >
      {rota.length === 0 && <Text size="sm">{labels.empty}</Text>}
      {isOpen ? <RotaDetails request={request} /> : rota.length > 0 && <RotaPath rota={rota} />}
      <Suspense fallback={null}>
        <RotaHolders
          request={request}
          onFindMore={may('find_holders') ? () => command.run({ type: 'find_holders' }) : undefined}
        />
      </Suspense>
    </Panel>
  )
}

/** The partners in the order of the rota, with the answers of their catalogues and the state of each. */
const RotaDetails = ({ request }: { readonly request: RequestView }) => {
  const { words } = useWords()
  const partnerName = usePartnerName()
  const { command, may, open, dialog } = useCommandDialog(request)
  const isCancelling = request.negotiation?.kind === 'cancel'
  const pending = request.rota.filter(({ state }) => state === 'pending')
  const move = (from: number, to: number): void => {
    const entry = pending[from]?.id
    // The command counts places from 1.
    if (entry !== undefined) command.run({ type: 'move', entry, to: to + 1 })
  }
  const rowDrag = useDragOrder(move)
  return (
    <>
      {command.error !== null && dialog === null && <ProblemMessage error={command.error} />}
      <ol className={classes.rota}>
        {request.rota.map((entry) => {
          const { id, partner, state, requestIds } = entry
          const name = partnerName(partner)
          const place = pending.findIndex((each) => each.id === id)
          const isMovable = place >= 0 && pending.length > 1 && may('move')
          return (
            <li key={id} className={classes.entry} data-state={state} {...rowDrag(place, isMovable)}>
              <div className={classes.main}>
                <Group gap="xs">
                  <Text size="sm" fw={600}>
                    {name}
                  </Text>
                  <Badge variant="default" radius="sm" tt="none" fw={500}>
                    {words.entryStates[state === 'active' && entry.shipped === true ? 'supplied' : state]}
                  </Badge>
                </Group>
                <Text size="sm" c="dimmed">
                  {joined([
                    partner,
                    reasonOfEntry(entry, words),
                    entry.refusal === undefined || state !== 'rejected'
                      ? undefined
                      : words.request.refusals[entry.refusal] || undefined,
                    requestIds.length > 0 ? words.request.rota.askedAs(requestIds.at(-1) ?? '') : undefined,
                    entry.supplier === undefined
                      ? undefined
                      : words.request.rota.suppliedBy(`${entry.supplier.type}:${entry.supplier.value}`),
                    entry.callNumber,
                  ])}
                </Text>
                <LocatedMark entry={entry} />
                <PartnerFacts entry={entry} />
              </div>
              <Group gap={4} wrap="nowrap" className={`no-print ${classes.actions}`}>
                {isMovable && (
                  <MoveButtons
                    name={name}
                    place={place}
                    count={pending.length}
                    onMove={(to) => move(place, to)}
                  />
                )}
                {state === 'pending' && may('remove_partner') && (
                  <Button size="xs" variant="default" onClick={() => open('remove_partner', { entry: id })}>
                    {words.request.rota.remove}
                  </Button>
                )}
                {state === 'active' &&
                  entry.supplier !== undefined &&
                  !isCancelling &&
                  may('cancel_partner') && (
                    <Button
                      size="xs"
                      variant="default"
                      onClick={() => open('cancel_partner', { entry: id, supplierOnly: true })}
                    >
                      {words.request.rota.nextSupplier}
                    </Button>
                  )}
                {state === 'active' && !isCancelling && may('cancel_partner') && (
                  <Button size="xs" variant="default" onClick={() => open('cancel_partner', { entry: id })}>
                    {words.request.rota.cancel}
                  </Button>
                )}
              </Group>
            </li>
          )
        })}
      </ol>
      <Group gap="xs" className="no-print">
        {may('add_partners') && (
          <Button size="xs" variant="default" onClick={() => open('add_partners')}>
            {words.request.rota.add}
          </Button>
        )}
        {may('add_rota_template') && (
          <Button size="xs" variant="default" onClick={() => open('add_rota_template')}>
            {words.request.rota.addTemplate}
          </Button>
        )}
        {may('locate') && (
          <Button
            size="xs"
            variant="default"
            loading={command.isRunning}
            onClick={() => command.run({ type: 'locate' })}
          >
            {words.commands.locate}
          </Button>
        )}
      </Group>
      {dialog}
    </>
  )
}
