import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { usePartnerName } from '../../api/names.ts'
import { usePermission } from '../../api/session.ts'
import { Facts } from '../../shared/facts.tsx'
import { StatusBadge } from '../../shared/status-badge.tsx'
import { useWords } from '../../words/words-context.tsx'
import classes from './scan.module.css'
import type { ScanMode } from './scan-modes.ts'
import type { ScanCard } from './scan-state.ts'

type Props = {
  readonly mode: ScanMode
  readonly card: ScanCard
  readonly onTake: () => void
  readonly onEdit: () => void
}

/** The request that was found, with what Enter does next. */
export const ScanCardView = ({ mode, card, onTake, onEdit }: Props) => {
  const { words, formats } = useWords()
  const partnerName = usePartnerName()
  const showsPatron = usePermission('patrons:read')
  const { request, items } = card
  const { citation, patron, rota } = request
  const [item] = items
  const partner = rota.find(({ id }) => id === item?.entry)?.partner
  const name = [patron?.givenName, patron?.surname].filter((part) => part !== undefined).join(' ')
  const labels = words.scan[mode]
  return (
    <Paper className={classes.card} p="md" role="region" aria-label={labels.title}>
      <Stack gap="xs">
        <Group justify="space-between" gap="xs">
          <Title order={2} size="h4">
            {citation.titleOfComponent ?? citation.title ?? request.number}
          </Title>
          <StatusBadge status={request.status} />
        </Group>
        <Text c="dimmed" size="sm">
          {[citation.author, request.number].filter((part) => part !== undefined).join(' · ')}
        </Text>
        <Facts
          facts={[
            [
              words.request.panels.items,
              items.length > 1
                ? items.map((each) => each.volume ?? words.request.items.item(each.id)).join(', ')
                : item?.volume,
            ],
            [words.request.items.partner, partner === undefined ? undefined : partnerName(partner)],
            [words.scan.forPatron, showsPatron ? name || patron?.id : undefined],
            [words.request.items.barcode, item?.barcode ?? item?.partnerItemId],
            [
              words.request.items.dueDate,
              item?.dueDate === undefined ? undefined : formats.date(item.dueDate),
            ],
            [words.request.pickupLocation, request.pickupLocation],
            [words.request.internalNote, request.internalNote],
          ]}
        />
        <Group gap="xs">
          <Button onClick={onTake}>{labels.take}</Button>
          <Button variant="default" onClick={onEdit}>
            {words.scan.edit}
          </Button>
        </Group>
      </Stack>
    </Paper>
  )
}
