"""Former addresses: whatever the site printed, mailed or fed once leads to where it is now.

May use what core knows of pages and records; features register their records here. Begin reading in ``search``.
"""
