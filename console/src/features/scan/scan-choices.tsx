import { Button, Stack, Text } from '@mantine/core'
import { useWords } from '../../words/words-context.tsx'
import classes from './scan.module.css'
import type { ScanCard } from './scan-state.ts'

type Props = { readonly choices: readonly ScanCard[]; readonly onChoose: (place: number) => void }

/** Several requests have the code: one is chosen by its number and Enter. */
export const ScanChoices = ({ choices, onChoose }: Props) => {
  const { words } = useWords()
  return (
    <Stack gap="xs">
      <Text fw={600}>{words.scan.choose}</Text>
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
}
