import { Button, Stack, Text } from '@mantine/core'
import { useScanWords } from '../../words/scan/use-scan-words.ts'
import classes from './scan.module.css'
import type { ScanCard } from './scan-state.ts'

type Props = { readonly choices: readonly ScanCard[]; readonly onChoose: (place: number) => void }

/** Several requests have the code: one is chosen by its number and Enter. */
export const ScanChoices = ({ choices, onChoose }: Props) => (
  <Stack gap="xs">
    <Text fw={600}>{useScanWords().choose}</Text>
    <ol className={classes.choices}>
      {choices.map(({ request }, index) => (
        <li key={request.number}>
          <Button variant="subtle" justify="flex-start" fullWidth onClick={() => onChoose(index + 1)}>
            {index + 1} · {request.citation.title ?? request.number} · {request.number}
          </Button>
        </li>
      ))}
    </ol>
  </Stack>
)
