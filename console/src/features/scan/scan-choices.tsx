import { Button, Stack, Text } from '@mantine/core'
import { usePartnerName } from '../../api/names.ts'
import { joined } from '../../shared/joined.ts'
import { useScanWords } from '../../words/scan/use-scan-words.ts'
import classes from './scan.module.css'
import type { ScanMode } from './scan-modes.ts'
import { lenderOf, type ScanCard, titleOf } from './scan-state.ts'

type Props = {
  readonly mode: ScanMode
  readonly choices: readonly ScanCard[]
  readonly onChoose: (place: number) => void
}

/** Several requests have the code, or items of several lenders: one is chosen by its number and Enter. */
export const ScanChoices = ({ mode, choices, onChoose }: Props) => {
  const own = useScanWords()
  const partnerName = usePartnerName()
  return (
    <Stack gap="xs">
      <Text fw={600}>{own.choose}</Text>
      <ol className={classes.choices}>
        {choices.map((card, index) => {
          const { number } = card.request
          const lender = lenderOf(card)
          return (
            <li key={`${number} ${lender}`}>
              <Button variant="subtle" justify="flex-start" fullWidth onClick={() => onChoose(index + 1)}>
                {joined([
                  String(index + 1),
                  titleOf(card),
                  lender === undefined ? undefined : `${own[mode].lender} ${partnerName(lender)}`,
                  number,
                ])}
              </Button>
            </li>
          )
        })}
      </ol>
    </Stack>
  )
}
