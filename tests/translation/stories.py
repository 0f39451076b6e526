"""What can happen to an article and its version in the other language, step by step, and what is public after each."""

STORIES = """
# An alias
publish own/shown
schedule gone/gone · later own/shown
schedule gone/gone · unschedule gone/gone · later gone/gone
schedule gone/gone · schedule gone/gone · later own/shown
submit gone/gone · approve own/shown
submit-for-later gone/gone · approve gone/gone · later own/shown
publish own/shown · schedule own/shown · later own/shown
publish own/shown · expire own/shown · later gone/gone · publish own/shown
publish own/shown · expire-alone own/shown · later gone/gone
schedule-and-expire gone/gone · later own/shown · much-later gone/gone
publish own/shown · unpublish gone/gone · publish own/shown
publish own/shown · unpublish gone/gone · schedule gone/gone · later own/shown
publish own/shown · unpublish-alone gone/gone
publish own/shown · unpublish-twin gone/gone
publish own/shown · unpublish-twin-alone gone/gone
publish own/shown · bulk-unpublish gone/gone · bulk-publish own/shown
publish own/shown · expire own/shown · later gone/gone · bulk-publish gone/gone
schedule-and-expire gone/gone · unschedule gone/gone · later gone/gone · much-later gone/gone · bulk-publish gone/gone
submit-and-expire gone/gone · later gone/gone · approve gone/gone
publish own/shown · bulk-unpublish-alone gone/gone
publish own/shown · bulk-unpublish-twin-alone gone/gone
publish own/shown · restrict closed/closed · publish closed/closed · open own/shown
publish own/shown · restrict-twin closed/closed
restrict gone/gone · schedule gone/gone · later closed/closed · expire closed/closed · later gone/gone
publish own/shown · delete gone/gone
publish own/shown · delete-twin gone/gone
schedule gone/gone · delete gone/gone · later gone/gone
publish own/shown · rename own/shown · restore own/shown
publish own/shown · unpublish gone/gone · restore own/shown
publish own/shown · draft own/shown · restore own/shown
publish own/shown · unpublish gone/gone · rename own/shown
bulk-publish own/shown
bulk-publish-twin gone/gone
schedule gone/gone · later own/shown · once-more own/shown
schedule-and-expire gone/gone · very-late gone/gone · once-more gone/gone
publish own/shown · expire own/shown · very-late gone/gone · restore own/shown
publish own/shown · restrict closed/closed · unpublish gone/gone · publish closed/closed
publish own/shown · move own/shown
publish own/shown · move-twin own/shown
schedule gone/gone · move gone/gone · later own/shown
publish own/shown · expire own/shown · move own/shown · later gone/gone
publish own/shown · unpublish gone/gone · move gone/gone · publish own/shown
publish own/shown · restrict closed/closed · move closed/closed
publish own/shown · reorder own/shown · reorder-twin own/shown
publish own/shown · copy own/shown
schedule gone/gone · copy gone/gone · later own/shown
publish own/shown · copy-and-publish own/shown
move gone/gone · publish own/shown
move-twin gone/gone · schedule gone/gone · later own/shown

# A translation that was begun, before the article was public and after
begin gone/gone · publish own/shown · publish-twin own/own
begin gone/gone · schedule gone/gone · later own/shown
begin gone/gone · write gone/gone · publish own/shown
begin gone/gone · publish-twin gone/own · publish own/own
begin gone/gone · schedule-twin gone/gone · publish own/shown · later own/own
begin gone/gone · schedule-twin gone/gone · later gone/own
begin gone/gone · submit gone/gone · approve own/shown
publish own/shown · begin own/shown · unpublish gone/gone · publish own/shown
publish own/shown · begin own/shown · unpublish-alone gone/gone
publish own/shown · begin own/shown · unpublish-twin gone/gone
publish own/shown · begin own/shown · unpublish-twin-alone gone/gone · publish own/shown
publish own/shown · unpublish gone/gone · begin gone/gone · publish own/shown
publish own/shown · begin own/shown · bulk-unpublish gone/gone · bulk-publish own/shown
publish own/shown · begin own/shown · expire own/shown · later gone/gone · publish own/shown
publish own/shown · begin own/shown · expire-alone own/shown · later gone/gone
publish own/shown · begin own/shown · schedule own/shown · later own/shown
publish own/shown · begin own/shown · schedule-twin own/shown · later own/own
publish own/shown · begin own/shown · unpublish gone/gone · publish own/shown · schedule-twin own/shown · later own/own
publish own/shown · begin own/shown · schedule-twin own/shown · expire own/shown · later gone/gone
publish own/shown · begin own/shown · schedule-twin own/shown · expire-alone own/shown · later gone/own
publish own/shown · begin own/shown · expire own/shown · publish-twin own/own · later gone/gone
publish own/shown · begin own/shown · restrict closed/closed · open own/shown
publish own/shown · begin own/shown · restrict-twin closed/closed
publish own/shown · begin own/shown · delete gone/gone
publish own/shown · begin own/shown · delete-twin gone/gone
publish own/shown · begin own/shown · rename own/shown · restore own/shown
publish own/shown · begin own/shown · write own/shown · unpublish gone/gone · publish-twin gone/own · publish own/own
begin gone/gone · bulk-publish own/shown
publish own/shown · begin own/shown · bulk-publish-twin own/shown
publish own/shown · begin own/shown · rename-twin own/own
publish own/shown · begin own/shown · move-twin own/shown · publish-twin own/own
publish own/shown · begin own/shown · schedule-twin own/shown · very-late own/own · once-more own/own
begin gone/gone · move gone/gone · publish own/shown · publish-twin own/own
begin gone/gone · write gone/gone · move-twin gone/gone · bulk-publish own/shown
publish own/shown · begin own/shown · expire-twin own/own · later gone/gone
publish own/shown · begin own/shown · expire-twin-alone own/own · later own/gone

# Told in both languages
translate own/own · unpublish gone/gone · publish own/gone · publish-twin own/own
translate own/own · unpublish-alone gone/own · publish own/own
translate own/own · unpublish-twin gone/gone · publish-twin gone/own
translate own/own · unpublish-twin-alone own/gone
translate own/own · bulk-unpublish gone/gone
translate own/own · expire-alone own/own · later gone/own · bulk-publish gone/own
translate own/own · expire own/own · later gone/gone · bulk-publish-twin gone/gone
translate own/own · bulk-unpublish-alone gone/own
translate own/own · bulk-unpublish-twin-alone own/gone
translate own/own · expire own/own · later gone/gone
translate own/own · expire-twin own/own · later gone/gone
translate own/own · expire-alone own/own · later gone/own
translate own/own · expire-alone own/own · publish-twin own/own · later gone/own
translate own/own · expire own/own · publish-twin own/own · later gone/gone
translate own/own · expire own/own · never-expire own/own · later own/own
translate own/own · expire own/own · never-expire-twin own/own · later own/own
translate own/own · schedule own/own · later own/own
translate own/own · schedule-and-expire own/own · later own/own · much-later gone/gone
translate own/own · schedule-twin own/own · expire-late own/own · later own/own · much-later gone/gone
translate own/own · restrict closed/closed · open own/own
translate own/own · restrict-twin closed/closed
translate own/own · delete gone/gone
translate own/own · delete-twin gone/gone
translate own/own · rename own/own · restore own/own
translate own/own · draft own/own · restore own/own
translate own/own · submit own/own · approve own/own
translate own/own · unpublish gone/gone · submit gone/gone · approve own/gone
translate own/own · unpublish gone/gone · submit-twin gone/gone · approve-twin gone/own
translate own/own · expire own/own · later gone/gone · restore own/gone · delete gone/gone
translate own/own · restrict closed/closed · schedule closed/closed · later closed/closed
translate own/own · restrict-twin closed/closed · unpublish-alone gone/closed
translate own/own · schedule-and-expire own/own · very-late gone/gone
translate own/own · move own/own
translate own/own · copy own/own
translate own/own · copy-twin own/own
translate own/own · unpublish-alone gone/own · move-twin gone/own · publish own/own
translate own/own · unpublish-alone gone/own · unpublish-twin-alone gone/gone · restore own/gone · publish-twin own/own
"""
"""What is done, in its order, and after each step what is public in the language of the article and in the other."""

CASES = [line for line in STORIES.splitlines() if line and not line.startswith("#")]
