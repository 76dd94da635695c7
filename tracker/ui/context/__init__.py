"""What a screen may ask for, and what works behind it. Knows no screen and no widget.

``ScreenContext`` in ``context.py`` is all that screens see. ``Background`` puts together what stands behind
it: ``ShownWeek`` reads, ticks and publishes, ``ChangeQueue`` carries out what is asked for, ``FileThread``
is the one that uses the files, and ``Presence`` notices that nobody was there.
"""
