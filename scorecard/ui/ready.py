"""What the next reader will ask for, got ready before: the latest review of the largest tree."""

import logging
import time
from threading import current_thread
from typing import Final

from scorecard.ui import check_data, choices, data, organisations, warehouse
from scorecard.ui.start import LOOK_AGAIN_SECONDS
from scorecard.warehouse import WarehouseError

_OF_CONTEXT: Final = "streamlit.runtime.scriptrunner_utils.script_run_context"

logger = logging.getLogger(__name__)


def keep_ready() -> None:
    """Get each generation ready when it comes into force; never returns."""
    thread = current_thread().name
    # No page is drawn here, and Streamlit need not say so at every spinner.
    logging.getLogger(_OF_CONTEXT).addFilter(lambda record: record.threadName != thread)
    ready = None
    while True:
        try:
            in_force = warehouse.in_force()
            if in_force != ready:
                ready = in_force
                get_ready(in_force)
        except WarehouseError as error:
            # The pages tell their readers; here it is enough to look again.
            logger.info("nothing to get ready: %s", error)
        except Exception:
            logger.exception("the next page will be slower: it could not be got ready")
        time.sleep(LOOK_AGAIN_SECONDS)


def get_ready(generation: warehouse.InForce) -> None:
    """Fetch what the overview shows where the address chooses nothing."""
    today = choices.today()
    largest = organisations.largest(generation, today)
    if largest is None:
        return
    organisations.tree(generation, today, largest)
    below = organisations.below(generation, today, largest)
    ids = below.ids or (largest,)
    as_of = choices.latest(data.review_dates(generation, ids))
    data.quarter_review(generation, ids, as_of, None)
    data.facts_without_target(generation, ids, as_of, None)
    data.resolutions(generation, (largest,))
    if not below.ids:
        data.tree_review(generation, largest, as_of, None)
    check_data.found(generation, ids)
