import { Button, Center } from '@mantine/core'
import { useIntersection } from '@mantine/hooks'
import { useEffect } from 'react'
import { useWords } from '../../words/words-context.tsx'

type Props = { readonly hasMore: boolean; readonly isLoading: boolean; readonly onMore: () => void }

/** Loads the next page of a list when its end comes near; the button does the same by hand. */
export const LoadMore = ({ hasMore, isLoading, onMore }: Props) => {
  const { words } = useWords()
  const { ref, entry } = useIntersection({ rootMargin: '600px' })
  const isNear = entry?.isIntersecting === true
  // biome-ignore lint/correctness/useExhaustiveDependencies: onMore is another function at each drawing
  useEffect(() => {
    if (isNear && hasMore && !isLoading) onMore()
  }, [isNear, hasMore, isLoading])
  if (!hasMore) return null
  return (
    <Center ref={ref} p="md">
      <Button variant="default" loading={isLoading} onClick={onMore}>
        {words.requests.more}
      </Button>
    </Center>
  )
}
