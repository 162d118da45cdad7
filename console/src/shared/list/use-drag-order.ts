import { type DragEvent, useState } from 'react'

/**
 * Lets the rows of a list be dragged to another place with a mouse. The keyboard and touch screens use `MoveButtons`.
 *
 * @param onMove moves the row at one place of the list to another; places count from 0
 * @returns the properties of the row at a place, by whether it may be moved
 */
export const useDragOrder = (onMove: (from: number, to: number) => void) => {
  const [dragged, setDragged] = useState<number | null>(null)
  return (place: number, isMovable: boolean) => ({
    draggable: isMovable,
    'data-dragged': dragged === place || undefined,
    onDragStart: (event: DragEvent) => {
      // Firefox drags nothing that carries no data.
      event.dataTransfer.setData('text/plain', '')
      event.dataTransfer.effectAllowed = 'move'
      setDragged(place)
    },
    onDragEnd: () => setDragged(null),
    onDragOver: (event: DragEvent) => {
      if (isMovable && dragged !== null) event.preventDefault()
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      if (dragged !== null && isMovable && dragged !== place) onMove(dragged, place)
      setDragged(null)
    },
  })
}
