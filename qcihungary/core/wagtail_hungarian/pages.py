"""Whose Hungarian there is misspelt, wrong, or unlike this site's words: what is said of pages."""

from django.utils.translation import gettext_noop as _
from django.utils.translation import ngettext_lazy

WRONG_ABOUT_PAGES = (
    ngettext_lazy(
        "%(count)s of the pages being copied is live. Would you like to publish its copy?",
        "%(count)s of the pages being copied are live. Would you like to publish their copies?",
        "number",
    ),
    ngettext_lazy("%(num_child_objects)d child page", "%(num_child_objects)d child pages", "number"),
    _("Add a child page to '%(title)s'"),
    _("All %(objects)s pages on this screen selected"),
    _("Converted the alias '%(title)s' into an ordinary page"),
    ngettext_lazy(
        "Deleting this page will also delete %(descendant_count)s child page.",
        "Deleting this page will also delete %(descendant_count)s more child pages.",
        "number",
    ),
    ngettext_lazy(
        "Deleting this page will also delete %(translation_count)s translations and their combined "
        "%(translation_descendant_count)s translated child page.",
        "Deleting this page will also delete %(translation_count)s translations and their combined "
        "%(translation_descendant_count)s translated child pages.",
        "number",
    ),
    ngettext_lazy(
        "Deleting this page will also delete 1 translation and its combined "
        "%(translation_descendant_count)s translated child page.",
        "Deleting this page will also delete 1 translation and its combined "
        "%(translation_descendant_count)s translated child pages.",
        "number",
    ),
    _("Explore child pages of '%(title)s'"),
    ngettext_lazy(
        "It will also delete %(translation_count)s translations and their combined "
        "%(translation_descendant_count)s translated child page.",
        "It will also delete %(translation_count)s translations and their combined "
        "%(translation_descendant_count)s translated child pages.",
        "number",
    ),
    ngettext_lazy(
        "It will also delete 1 translation and its combined %(translation_descendant_count)s translated child page.",
        "It will also delete 1 translation and its combined %(translation_descendant_count)s translated child pages.",
        "number",
    ),
    _("Page '%(page_title)s' and %(subpages_count)s subpages copied."),
    _("Page '%(page_title)s' copied."),
    _("Page '%(page_title)s' created and published."),
    _("Page '%(page_title)s' created and scheduled for publishing."),
    _("Page '%(page_title)s' created and submitted for moderation."),
    _("Page '%(page_title)s' created."),
    _("Page '%(page_title)s' deleted."),
    _("Page '%(page_title)s' has been converted into an ordinary page."),
    _("Page '%(page_title)s' has been published."),
    _("Page '%(page_title)s' has been replaced with version from %(previous_revision_datetime)s."),
    _("Page '%(page_title)s' has been scheduled for publishing."),
    _("Page '%(page_title)s' has been submitted for moderation."),
    _("Page '%(page_title)s' has been updated."),
    _("Page '%(page_title)s' is live and this version has been scheduled for publishing."),
    _("Page '%(page_title)s' is now unlocked."),
    _("Page '%(page_title)s' moved."),
    _("Page '%(page_title)s' unpublished."),
    _("Page unscheduled for publishing at %(go_live_at)s"),
    _("Privacy is inherited from the ancestor page - %(ancestor_page)s"),
    _("Removed the '%(restriction)s' view restriction. The page is public."),
    _("Sort the order of child pages within '%(parent)s' by '%(label)s' in ascending order."),
    _("Sort the order of child pages within '%(parent)s' by '%(label)s' in descending order."),
    ngettext_lazy(
        "The following page cannot be moved to %(dest_title)s",
        "The following pages cannot be moved to %(dest_title)s",
        "number",
    ),
    _('The page "%(title)s" has been approved'),
    _('The page "%(title)s" has been approved in "%(task)s".'),
    _('The page "%(title)s" has been approved in "%(workflow)s".'),
    _('The page "%(title)s" has been approved in moderation stage "%(task)s".'),
    _('The page "%(title)s" has been approved in workflow "%(workflow)s".'),
    _('The page "%(title)s" has been approved.'),
    _('The page "%(title)s" has been rejected'),
    _('The page "%(title)s" has been rejected during "%(task)s" in workflow "%(workflow)s" by %(rejector)s.'),
    _('The page "%(title)s" has been rejected during "%(task)s" in workflow "%(workflow)s".'),
    _('The page "%(title)s" has been rejected during "%(task)s".'),
    _('The page "%(title)s" has been rejected during "%(workflow)s".'),
    _('The page "%(title)s" has been rejected in moderation stage "%(task)s".'),
    _('The page "%(title)s" has been rejected.'),
    _('The page "%(title)s" has been submitted for approval in moderation stage "%(task)s"'),
    _('The page "%(title)s" has been submitted for approval in moderation stage "%(task)s".'),
    _('The page "%(title)s" has been submitted for approval to moderation stage "%(task)s".'),
    _('The page "%(title)s" has been submitted for moderation to workflow "%(workflow)s" by %(requester)s.'),
    _('The page "%(title)s" has been submitted for moderation to workflow "%(workflow)s".'),
    _('The page "%(title)s" has been submitted to workflow "%(workflow)s"'),
    _("The page '%(page_title)s' is not currently awaiting moderation in task '%(task_name)s'."),
    _("The page '%(page_title)s' is not currently awaiting moderation."),
    _("The page '%(page_title)s' was successfully created in %(locales)s"),
    _(
        'The URL you entered, <a target="_blank" rel="noreferrer" '
        'href="%(submitted_url)s">%(submitted_url)s</a>, looks like it matches the internal page %(page)s, '
        'which has the URL <a target="_blank" rel="noreferrer" '
        'href="%(internal_url)s">%(internal_url)s</a>.'
    ),
    _("This page already has workflow '%(workflow_name)s' assigned."),
    ngettext_lazy("This page has one child page", "This page has %(counter)s child pages", "number"),
    ngettext_lazy(
        "This page has one subpage. Unpublish this too",
        "This page has %(live_descendant_count)s subpages. Unpublish these too",
        "number",
    ),
    ngettext_lazy("This page has one unpublished subpage", "This page has %(counter)s unpublished subpages", "number"),
    _("This page is currently at <strong>%(task)s</strong> in <strong>%(workflow)s</strong>."),
    _("This page was marked as needing changes at <strong>%(task)s</strong> in <strong>%(workflow)s</strong>."),
    _('This slug is already in use within the context of its parent page "%(parent_page_title)s"'),
    ngettext_lazy(
        "This will also move one translation of this page and its child pages",
        "This will also move %(translations_to_move_count)s translations of this page and their child pages",
        "number",
    ),
    _(
        "This workflow is currently in progress on %(workflow_states_in_progress)s pages. Deleting this "
        "workflow will cancel moderation on these page. Are you sure you want to delete this workflow?"
    ),
    ngettext_lazy(
        "This workflow is in progress on %(states_in_progress)d page/snippet. Disabling this workflow will "
        "cancel moderation on this page/snippet.",
        "This workflow is in progress on %(states_in_progress)d pages/snippets. Disabling this workflow "
        "will cancel moderation on these pages/snippets.",
        "number",
    ),
    _("Version from %(datetime)s of page '%(page_title)s' has been published."),
    _("Version from %(previous_revision_datetime)s of page '%(page_title)s' has been scheduled for publishing."),
    _("Workflow on page '%(page_title)s' has been cancelled."),
    _("Workflow on page '%(page_title)s' has been restarted."),
    _("Workflow removed from Page '%(page_title)s'."),
    _(
        "Workflows apply to child pages too. If you select a parent page here, its child pages will also "
        'use this workflow. See <a href="%(workflow_pages_url)s">the list of the pages</a> your workflow '
        "applies to."
    ),
    _('You cannot create a page of type "%(page_type)s" under "%(page_title)s".'),
    _('You do not have permission to copy to page "%(page_title)s"'),
    _('You do not have permission to create a page under "%(page_title)s".'),
)
