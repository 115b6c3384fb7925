/** A mutation that the same press cannot start twice. Every act that writes uses this instead of `useMutation`. */
import { useCallback, useRef } from 'react'
import { hashKey, useMutation, type DefaultError, type UseMutationOptions, type UseMutationResult } from '@tanstack/react-query'

/**
 * `isPending` disables a button only once React has drawn again; a double click is faster. So the same call (same
 * variables) is remembered at once and asked again only after it has settled, with what `onSuccess` waits for: return
 * there the promise of a navigation, and the page that is being left cannot send again either.
 */
export const useSubmit = <Data = unknown, Failure = DefaultError, Variables = void, Before = unknown>(
  options: UseMutationOptions<Data, Failure, Variables, Before>,
): UseMutationResult<Data, Failure, Variables, Before> => {
  const mutation = useMutation(options)
  const send = mutation.mutateAsync
  const underWay = useRef(new Map<string, Promise<Data>>())
  const mutateAsync = useCallback<typeof send>(
    (...args) => {
      const key = hashKey([args[0]])
      const running = underWay.current.get(key)
      if (running) return running
      const sent = send(...args).finally(() => underWay.current.delete(key))
      underWay.current.set(key, sent)
      return sent
    },
    [send],
  )
  const mutate = useCallback<typeof mutation.mutate>((...args) => void mutateAsync(...args).catch(() => null), [mutateAsync])
  return { ...mutation, mutate, mutateAsync }
}
