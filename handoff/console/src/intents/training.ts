import { get } from '../store';
import * as api from './api';
import { editing, put } from './editing';
import type { Status } from './set';
import { again } from './trying';

let timer: number | undefined, reviewTimer: number | undefined;
const here = () => get().route.page === 'intents' && get().phase === 'desk';

/** Whether the assistant still answers by a version before the newest one, and will not for long. */
export const behind = (s: Status | undefined) => !!s && !s.error && (!!s.training || s.serving < s.version);

/** Follows the training until the newest version serves or has failed; elsewhere in the console nobody asks. */
export function watchTraining(anew = false) {
  clearTimeout(timer);
  if (!here()) return;
  api.status().then(status => {
    const before = editing().status;
    put({ status });
    if (before && before.serving !== status.serving) { readReview(true); again(); }
    else if (anew || !editing().review) readReview(anew);
    if (behind(status)) timer = window.setTimeout(watchTraining, 500);
  }, () => { timer = window.setTimeout(watchTraining, 3000); });
}

/** Reads what every phrase looks like to a model without it. It is made after a training, in its own time. */
export function readReview(anew = false) {
  clearTimeout(reviewTimer);
  if (!here()) return;
  api.review().then(review => {
    put({ review, reviewError: undefined });
    if (!review.ready && !review.error) reviewTimer = window.setTimeout(() => readReview(anew), 1000);
  }, reviewError => put({ reviewError }));
}
