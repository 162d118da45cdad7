import { useWords } from '../words/words-context.tsx'
import { type Tone, ToneBadge } from './tone-badge.tsx'

const tones: Readonly<Record<string, Tone>> = {
  no_answer: 'warn',
  send_failed: 'warn',
  conditional: 'warn',
  retry_possible: 'warn',
  rejected_by_partner: 'warn',
  overdue: 'warn',
  recalled_by_partner: 'warn',
  ils_refused: 'warn',
  locate_failed: 'warn',
  shipped_by_other_partner: 'warn',
  pending_approval: 'warn',
  duplicate: 'warn',
  locally_owned: 'warn',
  awaiting_copyright_clearance: 'warn',
  waiting_for_staff: 'warn',
  mediated_renewal: 'warn',
  lost_communicated: 'warn',
  declared_lost_by_partner: 'warn',
  damaged_communicated: 'warn',
  will_supply: 'good',
  shipped_physically: 'good',
  shipped_digitally: 'good',
  received_physically: 'good',
  received_digitally: 'good',
  received_not_for_loan: 'good',
  in_library_use: 'good',
  loaned_to_patron: 'good',
  renewed_by_partner: 'good',
  request_completed: 'quiet',
  cancelled_by_staff: 'quiet',
  cancelled_by_patron: 'quiet',
  cancelled_by_partner: 'quiet',
  declined: 'quiet',
  expired: 'quiet',
  unfilled: 'quiet',
  lost: 'quiet',
  externally_obtained: 'quiet',
}

type Props = { readonly status: string }

/** The status of a request in one word; its title says what it means. */
export const StatusBadge = ({ status }: Props) => {
  const { words } = useWords()
  const statusWords: Readonly<Record<string, { readonly label: string; readonly meaning: string }>> =
    words.statuses
  const { label, meaning } = statusWords[status] ?? { label: status, meaning: '' }
  return (
    <ToneBadge tone={tones[status] ?? 'open'} title={meaning}>
      {label}
    </ToneBadge>
  )
}
