"""When a job that failed is tried again, and when it is given up."""

import datetime
from dataclasses import dataclass
from random import SystemRandom

from django.utils import timezone
from procrastinate.jobs import Job
from procrastinate.retry import BaseRetryStrategy, RetryDecision

from codex.tenancy import NoEntry

CHANCE = SystemRandom()


@dataclass(frozen=True)
class Backoff(BaseRetryStrategy):
    """Waits twice as long after each attempt, and not all jobs equally long: half of it is chance.

    Whoever has no entry to the workspace now will have none later: that is not tried again.
    """

    attempts: int = 8  # in all: the last one some 20 minutes after the first
    first: float = 10.0  # seconds
    longest: float = 3600.0  # seconds

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        if isinstance(exception, NoEntry) or job.attempts + 1 >= self.attempts:
            return None
        wait = min(self.longest, self.first * 2**job.attempts)
        delay = datetime.timedelta(seconds=CHANCE.uniform(wait / 2, wait))
        return RetryDecision(retry_at=timezone.now() + delay)
