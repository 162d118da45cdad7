import { Button } from '@mantine/core'
import { useWords } from '../../words/words-context.tsx'

/** Takes the list away, on paper. */
export const ExportMenu = () => {
  const { words } = useWords()
  return (
    <Button variant="default" size="xs" onClick={() => window.print()}>
      {words.requests.print}
    </Button>
  )
}
