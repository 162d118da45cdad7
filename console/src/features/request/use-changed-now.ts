import { useEffect, useRef, useState } from 'react'
import type { RequestView } from '../../api/types.ts'

const shownFor = 10_000

/** Returns true for some seconds after the shown request was changed by somebody else. */
export const useChangedNow = (request: RequestView): boolean => {
  const [isChanged, setChanged] = useState(false)
  const seen = JSON.stringify([
    request.status,
    request.rota,
    request.items,
    request.assignee,
    request.attention,
  ])
  const before = useRef({ number: request.number, seen })
  useEffect(() => {
    const isSame = before.current.number !== request.number || before.current.seen === seen
    before.current = { number: request.number, seen }
    if (isSame) return undefined
    setChanged(true)
    const timer = setTimeout(() => setChanged(false), shownFor)
    return () => clearTimeout(timer)
  }, [request.number, seen])
  return isChanged
}
